import { expect, test } from 'vitest';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { allCommands } from './all-commands.ts';
import { recordedTerminal } from './recorded-terminal.fixture.ts';
import { run } from './run.ts';

test.each(allCommands.map(({ name }) => name))('vitrine %s --help tells usage and options', async (name) => {
  const terminal = recordedTerminal();
  expect(await run([name, '--help'], terminal)).toBe(0);
  expect(terminal.stdout()).toContain(`Usage: npx vitrine ${name}`);
});

test('without a command the list of commands is shown and the exit code is 2', async () => {
  const terminal = recordedTerminal();
  expect(await run([], terminal)).toBe(2);
  for (const { name } of allCommands) expect(terminal.stdout()).toContain(`  ${name}`);
});

test('an unknown command is named, with the nearest one and the list', async () => {
  const terminal = recordedTerminal();
  expect(await run(['chekc'], terminal)).toBe(2);
  expect(terminal.stderr()).toMatch(/^vitrine has no command `chekc`\. Did you mean `vitrine check`\?\n/);
});

test('an unknown option is named, with the nearest one', async () => {
  const terminal = recordedTerminal();
  expect(await run(['check', '--contnet', 'x'], terminal)).toBe(2);
  expect(terminal.stderr()).toMatch(
    /^vitrine check: there is no option --contnet\. Did you mean --content\?\n/,
  );
});

test('a word that means nothing is refused, so that nobody checks another folder than the one meant', async () => {
  const terminal = recordedTerminal();
  expect(await run(['check', 'our-content'], terminal)).toBe(2);
  expect(terminal.stderr()).toMatch(/^vitrine check: there is no place for `our-content`\./);
});

test.each(['--version', '-V', 'version'])('%s tells the version and the Node that runs it', async (word) => {
  const terminal = recordedTerminal();
  expect(await run([word], terminal)).toBe(0);
  expect(terminal.stdout()).toMatch(/^vitrine \d+\.\d+\.\d+ on Node \d+\.\d+\.\d+\n$/);
});

test.each([
  ['vault', 'add', '/nowhere/report.pdf', '--for', 'x'],
  ['audit', 'verify', '--file', '/nowhere/log.jsonl'],
])('%s %s on a file that is not there says so in plain words, with exit code 2', async (...words) => {
  const terminal = recordedTerminal();
  const folder = contentFolder({
    'vault/recipients.txt': 'age1sacnw7dmnmuqh0wwss9lmetdq8gs88rfx45xq97kdv9gx0u6q46syvcyfg\n',
    'documents/x.md': '---\nkind: other\ntitle: X\ndate: 2026-01-01\n---\n',
  });
  const args = words[0] === 'vault' ? [...words, '--content', folder] : words;
  expect(await run(args, terminal)).toBe(2);
  expect(terminal.stderr()).toMatch(/^vitrine \w+: \/nowhere\/\S+ cannot be read: it does not exist\.\n$/);
});
