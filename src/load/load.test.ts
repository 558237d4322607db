import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentFolder } from './content-folder.fixture.ts';
import { load } from './load.ts';
import { ContentFolderMissing } from './read-folder.ts';

const control = (
  front: string,
  body = 'The platform team does this every day and keeps the record that proves it for the auditor.',
) => `---\n${front}\n---\n${body}\n`;
const valid = 'title: A control\nstatus: implemented\nowner: Head of Security\ncriteria: [CC6.1]';

/** Findings as `file:line:column rule`, short enough to read in an expectation. */
function findings(root: string): string[] {
  return load(root).diagnostics.map(
    ({ file, place, ruleId }) => `${file}${place ? `:${place.line}:${place.column}` : ''} ${ruleId}`,
  );
}

describe('a sound folder', () => {
  test('loads without findings into a frozen trust center', () => {
    const { trustCenter, diagnostics } = load(contentFolder());
    expect(diagnostics).toEqual([]);
    expect(trustCenter.controls.map(({ id }) => id)).toEqual(['ALL-01']);
    expect(Object.isFrozen(trustCenter.controls[0]?.data)).toBe(true);
  });

  test('takes the id from the file name, or from the front matter where it is written', () => {
    const root = contentFolder({
      'controls/access/AC-01.md': control(valid),
      'controls/whatever.md': control(`id: AC-02\n${valid}`),
    });
    expect(load(root).trustCenter.controls.map(({ id }) => id)).toEqual(['AC-01', 'AC-02', 'ALL-01']);
  });

  test('keeps the day written, the version as text and the body’s first line', () => {
    const root = contentFolder({ 'controls/AC-01.md': control(`${valid}\nreviewed: 2026-09-01`) });
    const entry = load(root).trustCenter.controls.find(({ id }) => id === 'AC-01');
    expect(entry?.data.reviewed).toBe('2026-09-01');
    expect(entry?.bodyLine).toBe(8);
  });

  test('a draft is not in the trust center but is known as one', () => {
    const { trustCenter, facts } = load(
      contentFolder({ 'controls/AC-01.md': control(`${valid}\ndraft: true`) }),
    );
    expect(trustCenter.controls.map(({ id }) => id)).toEqual(['ALL-01']);
    expect(facts.absent).toEqual([
      { kind: 'control', id: 'AC-01', file: 'controls/AC-01.md', reason: 'draft' },
    ]);
  });
});

describe('bad input ends in a finding with file and line', () => {
  const one = (text: string | Uint8Array) => findings(contentFolder({ 'controls/AC-01.md': text }));

  test('an empty file', () => expect(one('')).toEqual(['controls/AC-01.md:1:1 front-matter-format']));
  test('no front matter', () =>
    expect(one('# Title\n\ntext')).toEqual(['controls/AC-01.md:1:1 front-matter-format']));
  test('a TOML block', () =>
    expect(one('+++\ntitle = "x"\n+++\n')).toEqual(['controls/AC-01.md:1:1 front-matter-format']));
  test('a ---js block is never evaluated', () =>
    expect(one('---js\n{ title: process.exit(9) }\n---\n')).toEqual([
      'controls/AC-01.md:1:1 front-matter-format',
    ]));
  test('front matter that is never closed', () =>
    expect(one('---\ntitle: x\n\ntext')).toEqual(['controls/AC-01.md:1:1 front-matter-format']));
  test('front matter without its opening line', () =>
    expect(load(contentFolder({ 'controls/AC-01.md': 'title: x\n---\ntext' })).diagnostics[0]?.message).toBe(
      'The front matter has no opening line `---`.',
    ));
  test('broken YAML, at its line', () =>
    expect(one('---\ntitle: "x\nowner: y\n---\n')[0]).toMatch(/^controls\/AC-01\.md:2:8 yaml-syntax$/));
  test('a key that stands twice', () =>
    expect(one(control(`${valid}\ntitle: again`))).toEqual(['controls/AC-01.md:6:1 yaml-syntax']));
  test('aliases that multiply', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i]},`.repeat(9)}]`),
    ];
    expect(
      one(control(`${valid}\n${bomb.join('\n')}`)).some((finding) => finding.endsWith('yaml-syntax')),
    ).toBe(true);
  });
  test('a BOM is read over', () => expect(one(`\ufeff${control(valid)}`)).toEqual([]));
  test('CR-only line ends are read, with the right lines', () =>
    expect(one(control(`${valid}\nreviewed: soon`).replaceAll('\n', '\r'))).toEqual([
      'controls/AC-01.md:6:11 front-matter-schema',
    ]));
  test('CRLF line ends', () =>
    expect(one(control(`${valid}\nreviewed: soon`).replaceAll('\n', '\r\n'))).toEqual([
      'controls/AC-01.md:6:11 front-matter-schema',
    ]));
  test('UTF-16', () =>
    expect(one(Buffer.from(`\ufeff${control(valid)}`, 'utf16le'))).toEqual([
      'controls/AC-01.md text-encoding',
    ]));
  test('bytes that are not UTF-8', () =>
    expect(one(Buffer.from([0x2d, 0x2d, 0xc3, 0x28]))).toEqual(['controls/AC-01.md text-encoding']));
  test('a 5 MB file', () => expect(one('x'.repeat(5_000_000))).toEqual(['controls/AC-01.md file-too-large']));
  test('front matter that is a list', () =>
    expect(one('---\n- a\n---\n')[0]).toBe('controls/AC-01.md:2:1 front-matter-schema'));
  test('a missing key and a wrong value in one run', () =>
    expect(one(control('title: A control\nstatus: done'))).toEqual([
      'controls/AC-01.md:2:1 front-matter-schema',
      'controls/AC-01.md:3:9 front-matter-schema',
    ]));
  test('an unknown key is a warning and the file still counts', () => {
    const { trustCenter, diagnostics } = load(
      contentFolder({ 'controls/AC-01.md': control(`${valid}\nownr: x`) }),
    );
    expect(diagnostics).toMatchObject([
      {
        ruleId: 'unknown-key',
        severity: 'warning',
        hint: 'Did you mean `owner`?',
        place: { line: 6, column: 1 },
      },
    ]);
    expect(trustCenter.controls).toHaveLength(2);
  });
  test('a file name that is no id', () =>
    expect(findings(contentFolder({ 'controls/Zugriff prüfen.md': control(valid) }))).toEqual([
      'controls/Zugriff prüfen.md:1:1 id-format',
    ]));
  test('code in MDX', () => {
    const root = contentFolder({
      'policies/p.mdx':
        '---\ntitle: P\nversion: "1"\nowner: o\napprovedBy: a\napproved: 2026-01-01\n---\nimport x from "y"\n\nHello {process.env.HOME}\n',
    });
    expect(findings(root)).toEqual(['policies/p.mdx:8:1 mdx-code', 'policies/p.mdx:10:7 mdx-code']);
  });
  test('broken MDX, at its line of the file', () => {
    const root = contentFolder({
      'policies/p.mdx':
        '---\ntitle: P\nversion: "1"\nowner: o\napprovedBy: a\napproved: 2026-01-01\n---\nText.\n\n</Note>\n',
    });
    expect(load(root).diagnostics).toMatchObject([
      {
        message: 'The MDX cannot be read: Unexpected closing tag `</Note>`, expected an open tag first.',
        place: { line: 10, column: 1 },
      },
    ]);
  });
});

describe('the folder itself', () => {
  test('that does not exist fails the command', () => {
    expect(() => load('/nowhere/at/all')).toThrow(ContentFolderMissing);
  });
  test('without trust.yaml says so and still checks the rest', () => {
    const root = contentFolder({ 'trust.yaml': null, 'controls/AC-01.md': control('title: x') });
    expect(findings(root)).toEqual([
      'controls/AC-01.md:2:1 front-matter-schema',
      'controls/AC-01.md:2:1 front-matter-schema',
      'trust.yaml settings-missing',
    ]);
  });
  test('a folder named like a file', () => {
    const root = contentFolder();
    mkdirSync(join(root, 'controls/x.md'));
    expect(findings(root)).toEqual(['controls/x.md unexpected-file']);
  });
  test('a symlink loop and a link that leads outside are refused', () => {
    const root = contentFolder();
    symlinkSync('..', join(root, 'controls/loop'));
    symlinkSync('/etc/hostname', join(root, 'controls/leak.md'));
    expect(findings(root)).toEqual(['controls/leak.md symbolic-link', 'controls/loop symbolic-link']);
  });
  test('a misspelled folder gets the nearest name', () => {
    const root = contentFolder({ 'control/AC-01.md': control(valid) });
    expect(load(root).diagnostics).toMatchObject([
      { ruleId: 'unexpected-file', severity: 'warning', file: 'control', hint: 'Did you mean `controls`?' },
    ]);
  });
});

describe('words', () => {
  const messageOf = (front: string) => {
    const [first] = load(contentFolder({ 'policies/p.md': control(front) })).diagnostics;
    return `${first?.message} ${first?.hint}`;
  };
  const policy = 'title: P\nowner: o\napprovedBy: a';

  test('a version as a number', () =>
    expect(messageOf(`${policy}\napproved: 2026-01-01\nversion: 1.10`)).toMatchInlineSnapshot(
      `"\`version\` is the number \`1.1\`; a version is text, since 1.10 as a number is 1.1. Put quotes around it: "1.10"."`,
    ));
  test('a date in prose', () =>
    expect(messageOf(`${policy}\nversion: "1"\napproved: June 30, 2026`)).toMatchInlineSnapshot(
      `"\`approved\` is \`June 30, 2026\`; a date is a calendar day YYYY-MM-DD that exists. Write 2026-06-30."`,
    ));
  test('a day that does not exist', () =>
    expect(messageOf(`${policy}\nversion: "1"\napproved: 2026-02-30`)).toMatchInlineSnapshot(
      `"\`approved\` is \`2026-02-30\`; a date is a calendar day YYYY-MM-DD that exists. Write it like 2026-06-30."`,
    ));
  test('an unknown value', () =>
    expect(
      messageOf(`${policy}\nversion: "1"\napproved: 2026-01-01\nvisibility: publik`),
    ).toMatchInlineSnapshot(
      `"\`visibility\` is \`publik\`; expected \`public\`, \`gated\` or \`internal\`. Did you mean \`public\`?"`,
    ));
});
