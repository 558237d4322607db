import { describe, expect, test } from 'vitest';
import { contentFolder } from '#load/content-folder.fixture.ts';
import { load } from '#load/load.ts';
import { findLeaks } from './find-leaks.ts';
import { hiddenContent } from './hidden-content.ts';
import { forbiddenFiles } from './published-files.ts';

const hash = 'ab'.repeat(32);

/** A trust center with one of everything that must stay hidden; each hidden text starts with the word canary. */
function hidden() {
  const loaded = load(
    contentFolder({
      'gate.yaml': 'staff: [{ email: approver@acme.example, role: approver }]\n',
      'controls/IN-01.md':
        '---\ntitle: Canary title of an internal control\ncriteria: [CC1.1]\nstatus: implemented\nowner: x\nvisibility: internal\nevidence: [{ title: Canary evidence export of the identity provider }]\n---\nCanary body: the break-glass account is kept in the safe of the finance department in Hamburg.\n',
      'documents/pt.md': `---\nkind: pen-test\ntitle: Penetration test\ndate: 2026-07-10\nagreement: nda\nfile: { vault: secret-findings.pdf.age, sha256: "${hash}", pages: 12, bytes: 9 }\n---\nCanary summary: the testers found that session cookies of the admin console lacked an expiry.\n`,
      'reports/soc2.md':
        '---\nframework: soc2\ntype: 2\nstatus: observation\nperiod: { start: 2026-01-01, end: 2026-12-31 }\ncategories: [security]\nexceptions: [{ control: ALL-01, criterion: CC6.2, description: Canary exception where one leaver kept access for nine days, response: Canary response, status: remediated }]\ncuecs:\n  - { id: CUEC-1, text: Canary customers keep the keys of their own single sign-on, criteria: [CC6.1] }\n  - { id: CUEC-2, text: Customers review their own users every quarter of the year, criteria: [CC6.2], public: true }\n---\nPublic summary of the report.\n',
      'vault/secret-findings.pdf.age': 'age-encryption.org/v1',
    }),
  );
  return hiddenContent(loaded.trustCenter, loaded.facts, [
    { file: 'updates/next.md', text: 'Canary draft about the acquisition of a competitor in Spain' },
  ]);
}

const leaksIn = (text: string) =>
  findLeaks(hidden(), [{ path: 'page/index.html', text, sha256: '' }]).map(({ what }) => what);

describe('what is found in a published file', () => {
  test.each([
    ['a staff address', '<a href="mailto:Approver@acme.example">x</a>', 'a staff address of gate.yaml'],
    ['a hash of a gated file', `{"sha256":"${hash}"}`, 'the hash of the gated file of documents/pt.md'],
    ['the name of an encrypted file', 'see vault/secret-findings.pdf.age', 'the name of a file in the vault'],
    [
      'the name of the clear file',
      '/files/secret-findings.pdf',
      'the name of the gated file of documents/pt.md',
    ],
    [
      'an internal body, broken up by tags',
      '<p>the <b>break-glass</b> account is&nbsp;kept in the safe of</p>',
      'the internal text of controls/IN-01.md',
    ],
    [
      'an internal title',
      'Canary title of an internal control',
      'the title of the internal controls/IN-01.md',
    ],
    ['evidence', 'Canary evidence export of the identity provider', 'evidence of IN-01, which is internal'],
    ['a gated body', 'session cookies of the admin console lacked an', 'the gated text of documents/pt.md'],
    [
      'an exception',
      'where one leaver kept access for nine days',
      'an exception or basis in reports/soc2.md, which is gated',
    ],
    [
      'a gated CUEC',
      'customers keep the keys of their own single',
      'the gated CUEC CUEC-1 of reports/soc2.md',
    ],
    ['a draft', 'about the acquisition of a competitor in Spain', 'the draft updates/next.md'],
  ])('%s', (_name, text, what) => expect(leaksIn(text)).toEqual([what]));

  const sentence = 'session cookies of the admin console lacked an expiry';
  test.each([
    ['in an alternative text', `<img src="x.png" alt="${sentence}">`],
    ['in a description', `<meta name="description" content='${sentence}'>`],
    ['in a data attribute', `<p data-note="${sentence}"></p>`],
    ['in a comment', `<!-- ${sentence} -->`],
    [
      'with words broken by tags',
      sentence.replace('cookies', 'coo<b>kies</b>').replace('console', 'con<wbr>sole'),
    ],
    ['with soft hyphens', sentence.replace('console', 'con&shy;sole').replace('admin', 'ad\u00admin')],
    ['in capitals', sentence.toUpperCase()],
    ['in JSON with escapes', JSON.stringify({ text: sentence }).replaceAll(' ', '\\u0020')],
    ['in JSON over several lines', JSON.stringify({ text: sentence.replaceAll(' ', '\n') })],
    ['as markup inside JSON', JSON.stringify({ html: `<p title="x">${sentence}</p>` })],
    ['in an address', `/search?q=${encodeURIComponent(sentence)}`],
  ])('a gated sentence %s', (_name, text) =>
    expect(leaksIn(text)).toEqual(['the gated text of documents/pt.md']),
  );

  test.each([
    'approver&#64;acme.example',
    'approver&commat;acme.example',
    'approver%40acme.example',
    'approver\\u0040acme.example',
  ])('a staff address written %s', (text) => expect(leaksIn(text)).toEqual(['a staff address of gate.yaml']));

  test('a gated title and public texts are no leak', () => {
    expect(
      leaksIn(
        'Penetration test. Customers review their own users every quarter of the year. Public summary of the report.',
      ),
    ).toEqual([]);
  });
  test('fewer words than a passage are no leak', () =>
    expect(leaksIn('session cookies of the admin')).toEqual([]));
});

test('a passage that the company publishes elsewhere is no leak', () => {
  const shared = 'the same seven words stand in both places and then some more';
  const content = {
    tokens: new Map(),
    gatedSizes: null,
    texts: [{ text: shared, what: 'x' }],
    published: [`Before. ${shared}. After.`],
  };
  expect(findLeaks(content, [{ path: 'a.html', text: shared, sha256: '' }])).toEqual([]);
});

test('a gated file in clear is found whatever its name', () => {
  const leaks = findLeaks(hidden(), [{ path: 'files/holiday.jpg', text: null, sha256: hash }]);
  expect(leaks).toEqual([
    {
      file: 'files/holiday.jpg',
      what: 'the gated file of documents/pt.md',
      found: 'the file itself, in clear',
    },
  ]);
});

test('encrypted files, source maps, backups and dotfiles may not be published at all', () => {
  const paths = [
    'a.age',
    'x/app.js.map',
    'page.html~',
    '.env',
    'a/.git',
    '.well-known/security.txt',
    'index.html',
  ];
  expect(forbiddenFiles(paths).map(({ file }) => file)).toEqual([
    'a.age',
    'x/app.js.map',
    'page.html~',
    '.env',
    'a/.git',
  ]);
});
