import { expect, test } from 'vitest';
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

test('an unknown command is named, with the list', async () => {
  const terminal = recordedTerminal();
  expect(await run(['chekc'], terminal)).toBe(2);
  expect(terminal.stderr()).toMatch(/^vitrine has no command `chekc`\./);
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
