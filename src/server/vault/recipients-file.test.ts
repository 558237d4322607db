import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, it } from 'vitest';
import { readRecipients } from './recipients-file.ts';

const ada = await identityToRecipient(await generateX25519Identity());
const ben = await identityToRecipient(await generateX25519Identity());

it('reads one recipient a line, past comments, blank lines and Windows line ends', () => {
  expect(readRecipients(`# who\r\n\r\n${ada}\r\n  ${ben}  \n${ada}\n`)).toEqual({
    kind: 'recipients',
    recipients: [ada, ben],
  });
});

it('refuses the whole file for one bad line, and names every bad line', () => {
  const refused = readRecipients(`${ada}\n${ben.slice(0, -1)}\nssh-ed25519 AAAA\n`);
  expect(refused).toEqual({
    kind: 'refused',
    problems: [
      { line: 2, message: expect.stringContaining('not an age recipient') },
      { line: 3, message: expect.stringContaining('not an age recipient') },
    ],
  });
});

it('tells a secret key from a typing error, without repeating it', async () => {
  const identity = await generateX25519Identity();
  const refused = readRecipients(identity);
  expect(refused).toMatchObject({ problems: [{ line: 1, message: expect.stringContaining('secret key') }] });
  expect(JSON.stringify(refused)).not.toContain(identity);
});

it('refuses a file that names nobody', () => {
  expect(readRecipients('# nobody yet\n')).toMatchObject({
    kind: 'refused',
    problems: [{ line: null, message: expect.stringContaining('vault keygen') }],
  });
});

it('refuses a classic recipient beside a post-quantum one', async () => {
  const hybrid = await identityToRecipient(await generateHybridIdentity());
  expect(readRecipients(hybrid).kind).toBe('recipients');
  expect(readRecipients(`${hybrid}\n${ada}`)).toMatchObject({ problems: [{ line: null }] });
});
