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

test('help and the name of a command tell about that one', async () => {
  const terminal = recordedTerminal();
  expect(await run(['help', 'check'], terminal)).toBe(0);
  expect(terminal.stdout()).toContain('Usage: npx vitrine check');
});

test('a wrong option is answered with the usage and not with a screen of help', async () => {
  const terminal = recordedTerminal();
  expect(await run(['serve', '--prot', '80'], terminal)).toBe(2);
  expect(terminal.stderr()).toMatch(/^vitrine serve: there is no option --prot\./);
  expect(terminal.stderr()).toMatch(
    /\nUsage: npx vitrine serve \[--dist DIR\]\n`npx vitrine serve --help` says what each is for\.\n$/,
  );
  expect(terminal.stderr().split('\n').length).toBeLessThan(8);
});

test.each([
  ['check', '--content'],
  ['build', '--out'],
  ['serve', '--dist'],
])(
  '%s with an empty %s is refused: without it another folder than the one meant would be taken',
  async (name, option) => {
    const terminal = recordedTerminal();
    expect(await run([name, option, ''], terminal)).toBe(2);
    expect(terminal.stderr()).toMatch(
      new RegExp(`^vitrine ${name}: ${option} is empty; a variable behind it may not be set\\.\\n`),
    );
  },
);

test.each(['requests', 'vault', 'webhooks', 'audit', 'people'])(
  '%s names its actions, and the nearest one to a word that is none',
  async (name) => {
    const nothing = recordedTerminal();
    expect(await run([name], nothing)).toBe(2);
    const first = nothing.stderr().match(/: say what to do: ([\w-]+)/)?.[1] ?? '';
    const slip = recordedTerminal();
    expect(await run([name, `${first}s`], slip)).toBe(2);
    expect(slip.stderr()).toContain(`there is no action \`${first}s\`. Did you mean \`${first}\`?`);
  },
);

test('a word that every object knows is no action', async () => {
  const terminal = recordedTerminal();
  expect(await run(['vault', 'constructor'], terminal)).toBe(2);
  expect(terminal.stderr()).toContain('there is no action `constructor`; say what to do: keygen');
});

test.each([
  ['vault', 'list', 'report'],
  ['audit', 'verify', 'log.jsonl'],
  ['verify', 'https://trust.example.com', 'https://mirror.example.com'],
  ['import', 'comply', 'project', 'other'],
])('%s %s refuses a word too many instead of passing it over', async (...words) => {
  const terminal = recordedTerminal();
  expect(await run(words, terminal)).toBe(2);
  expect(terminal.stderr()).toBe(`vitrine ${words[0]}: there is no place for \`${words.at(-1)}\`.\n`);
});

test.each([['dev'], ['diff', 'HEAD'], ['doctor']])(
  '%s %s on a folder that is not there ends at once',
  async (...words) => {
    const terminal = recordedTerminal();
    expect(await run([...words, '--content', '/nowhere'], terminal)).toBe(2);
    expect(terminal.stderr()).toBe(`vitrine ${words[0]}: There is no folder /nowhere.\n`);
  },
);

test.each(['abc', '0', '99999', '-1'])('vitrine dev --port=%s is refused in words', async (port) => {
  const terminal = recordedTerminal();
  expect(await run(['dev', `--port=${port}`], terminal)).toBe(2);
  expect(terminal.stderr()).toBe(
    `vitrine dev: --port is ${port}; expected a whole number from 1 to 65535.\n`,
  );
});
