import { describe, expect, test } from 'vitest';
import { jsonFiles, schemaOf } from './api/files.ts';
import { schemaNames } from './api/schema-path.ts';
import { atomFeed } from './feeds/atom.ts';
import { feedNames, feedOf } from './feeds/feed.ts';
import { jsonFeed } from './feeds/json-feed.ts';
import { jsonFile } from './json-file.ts';
import { llmsTxt } from './llms-txt.ts';
import { robotsTxt } from './robots-txt.ts';
import { securityTxt } from './security-txt.ts';
import { sitePages } from './site-pages.ts';
import { sitemap } from './sitemap.ts';
import { mixedContent, sourcesFrom } from './sources.fixture.ts';
import { controlsCsv } from './tables/controls-table.ts';
import { matrixCsv } from './tables/matrix-table.ts';
import { subprocessorsCsv } from './tables/subprocessors-table.ts';

const sources = sourcesFrom();

/** Every file that is made, by path. */
const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    schemaNames.map((name) => [`${name}.json`, jsonFile(jsonFiles[name].value(sources))]),
  ),
  ...Object.fromEntries(schemaNames.map((name) => [`${name}-1.json`, jsonFile(schemaOf(name, sources))])),
  ...Object.fromEntries(feedNames(sources).map((name) => [`${name}.xml`, atomFeed(feedOf(name, sources))])),
  ...Object.fromEntries(
    feedNames(sources).map((name) => [`feed ${name}.json`, jsonFile(jsonFeed(feedOf(name, sources)))]),
  ),
  ...Object.fromEntries(sitePages(sources).map(({ path, twin }) => [path, twin?.() ?? ''])),
  'controls.csv': controlsCsv(sources),
  'matrix.csv': matrixCsv(sources),
  'subprocessors.csv': subprocessorsCsv(sources),
  'security.txt': securityTxt(sources) ?? '',
  'robots.txt': robotsTxt(sources),
  'llms.txt': llmsTxt(sources),
  'sitemap.xml': sitemap(sources),
};

test.each(Object.keys(files))('%s holds nothing that must stay inside', (name) => {
  const text = files[name] ?? '';
  expect(text.toLowerCase()).not.toContain('canary');
  expect(text.toLowerCase()).not.toContain('int-1');
  expect(text).not.toContain('undefined');
  expect(text).not.toContain('[object');
});

describe('JSON files', () => {
  test.each(schemaNames)('%s has the published shape and no field beside it', (name) => {
    const value = jsonFiles[name].value(sources);
    expect(jsonFiles[name].shape.parse(value)).toEqual(value);
  });
  test.each(schemaNames)('%s of an empty trust center too', (name) => {
    const value = jsonFiles[name].value(sourcesFrom({}));
    expect(jsonFiles[name].shape.parse(value)).toEqual(value);
  });
  test('every schema is a draft 2020-12 schema that takes further fields', () => {
    for (const name of schemaNames) {
      const schema = schemaOf(name, sources) as Record<string, unknown>;
      expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(schema.$id).toBe(`https://trust.acme.example/schemas/${name}-1.json`);
      expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
    }
  });
  test('a gated opinion is named as such, and the criteria that it affects are not', () => {
    expect(files['reports.json']).toContain('"opinion": "gated"');
    expect(files['reports.json']).toContain('"affectedCriteria": []');
  });
  test('every day of the file is that of the build', () => {
    const value = jsonFiles.trust.value(sourcesFrom(mixedContent, '2026-12-01')) as { asOf: string };
    expect(value.asOf).toBe('2026-12-01');
  });
});

describe('feeds', () => {
  test('news in Atom', () => {
    expect(files['updates.xml']).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
        <id>https://trust.acme.example/feeds/updates.xml</id>
        <title>Acme Trust Center: Updates</title>
        <updated>2026-08-20T00:00:00Z</updated>
        <link rel="self" type="application/atom+xml" href="https://trust.acme.example/feeds/updates.xml"/>
        <link rel="alternate" type="text/html" href="https://trust.acme.example/updates/"/>
        <author><name>Acme</name><uri>https://acme.example</uri></author>
        <entry>
          <id>https://trust.acme.example/updates/launch/</id>
          <title>Report issued</title>
          <updated>2026-08-20T00:00:00Z</updated>
          <published>2026-08-20T00:00:00Z</published>
          <link rel="alternate" type="text/html" href="https://trust.acme.example/updates/launch/"/>
          <category term="Report"/>
          <content type="html">&lt;p&gt;See &lt;a href=&quot;https://trust.acme.example/reports/soc2-2026/&quot;&gt;it&lt;/a&gt;.&lt;/p&gt;</content>
        </entry>
      </feed>
      "
    `);
  });
  test('all changes, newest first, none from the future', () => {
    const { changes } = feedOf('changes', sources);
    expect(changes.map(({ day, title }) => `${day} ${title}`)).toMatchInlineSnapshot(`
      [
        "2026-11-01 Announced: Newco becomes a subprocessor on 2026-12-15",
        "2026-08-20 Report issued",
        "2026-08-14 Issued: SOC 2® Type 2 report, period 2025-07-01 to 2026-06-30",
        "2026-06-06 Penetration test",
        "2026-05-05 White paper",
        "2026-01-01 Access policy, version 2.0",
        "2025-01-15 Access policy, version 1.0",
        "2020-01-01 Amazon Web Services is a subprocessor",
      ]
    `);
  });
  test('a planned subprocessor is announced with the last day to object', () => {
    const [first] = feedOf('subprocessors', sources).changes;
    expect(first).toMatchInlineSnapshot(`
      {
        "day": "2026-11-01",
        "html": null,
        "id": "https://trust.acme.example/subprocessors/#newco-announced-2026-11-01",
        "kind": "Subprocessor",
        "summary": "Video. It replaces Amazon Web Services. Last day to object: 2026-12-01, by mail to security@acme.example.",
        "title": "Announced: Newco becomes a subprocessor on 2026-12-15",
        "url": "https://trust.acme.example/subprocessors/#newco",
      }
    `);
  });
  test('without a promised notice period no last day to object is made up', () => {
    const next = { id: 'next', name: 'Next', purpose: 'Calls', status: 'planned' };
    const days = { announced: '2026-11-02', effective: '2026-12-15' };
    const without = sourcesFrom({ subprocessors: { subprocessors: [{ ...next, ...days }] } });
    expect(feedOf('subprocessors', without).changes[0]?.summary).toBe('Calls.');
    expect(jsonFiles.subprocessors.value(without)).toMatchObject({
      noticeDays: null,
      subprocessors: [{ lastDayToObject: null }],
    });
  });
  test('of one product, only the subprocessors that it uses', () => {
    const list = [
      { id: 'a', name: 'A', purpose: 'Mail', since: '2020-01-01', products: ['cloud'] },
      { id: 'b', name: 'B', purpose: 'Maps', since: '2021-01-01', products: ['labs'] },
      { id: 'c', name: 'C', purpose: 'Hosting', since: '2022-01-01' },
    ];
    const feed = feedOf('subprocessors-labs', sourcesFrom({ subprocessors: { subprocessors: list } }));
    expect(feed.title).toContain('Acme Labs');
    expect(feed.changes.map(({ title }) => title)).toEqual(['C is a subprocessor', 'B is a subprocessor']);
  });
  test('of one that left, the announcement is that of its leaving', () => {
    const left = { id: 'old', name: 'Oldco', purpose: 'Surveys', status: 'removed', since: '2020-01-01' };
    const days = { announced: '2026-02-16', effective: '2026-03-31' };
    const { changes } = feedOf(
      'subprocessors',
      sourcesFrom({ subprocessors: { subprocessors: [{ ...left, ...days }] } }),
    );
    expect(changes.map(({ day, title }) => `${day} ${title}`)).toEqual([
      '2026-03-31 Oldco is no longer a subprocessor',
      '2026-02-16 Announced: Oldco is no longer a subprocessor from 2026-03-31',
      '2020-01-01 Oldco is a subprocessor',
    ]);
  });
  test('ids are unique, and stay when the day of the build moves on', () => {
    const ids = feedOf('changes', sources).changes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const later = feedOf('changes', sourcesFrom(mixedContent, '2026-12-31'));
    expect(later.changes.map(({ id }) => id)).toEqual(ids);
  });
  test('without news a feed has the same bytes every day', () => {
    const later = feedOf('updates', sourcesFrom(mixedContent, '2026-12-31'));
    expect(atomFeed(later)).toBe(files['updates.xml']);
  });
});

test('security.txt has the fields of RFC 9116', () => {
  expect(files['security.txt']).toMatchInlineSnapshot(`
    "# How to report a security problem to Acme (RFC 9116).
    Contact: mailto:security@acme.example
    Expires: 2027-05-01T23:59:59Z
    Preferred-Languages: en, de
    Canonical: https://trust.acme.example/.well-known/security.txt
    "
  `);
});

test.each([
  ['contact', { contact: [], expires: '2027-05-01' }],
  ['expiry', { contact: ['mailto:a@acme.example'] }],
])('there is no security.txt without a %s', (_, contacts) => {
  expect(securityTxt(sourcesFrom({ trust: { contacts } }))).toBeNull();
});

test('the sitemap names the day of a change where the content does', () => {
  expect(files['sitemap.xml']).toContain(
    '<url><loc>https://trust.acme.example/controls/ac-1/</loc><lastmod>2026-03-01</lastmod></url>',
  );
  expect(files['sitemap.xml']).toContain('<url><loc>https://trust.acme.example/updates/later/</loc></url>');
});

test('robots.txt keeps the gate’s pages out and the accessibility statement in', () => {
  const rules = (files['robots.txt'] ?? '')
    .split('\n')
    .flatMap((line) => /^Disallow: (.*)$/.exec(line)?.[1] ?? []);
  const isDisallowed = (path: string) =>
    rules.some((rule) => (rule.endsWith('$') ? path === rule.slice(0, -1) : path.startsWith(rule)));
  for (const path of ['/request', '/request?doc=x', '/admin/', '/verify/token', '/access', '/status'])
    expect(isDisallowed(path), path).toBe(true);
  for (const path of ['/', '/accessibility/', '/controls/', '/feeds/updates.xml'])
    expect(isDisallowed(path), path).toBe(false);
});

test('tables name controls, criteria and subprocessors', () => {
  expect(files['controls.csv']?.split('\r\n')[1]).toMatch(/^AC-1,Access is <reviewed> & recorded,/);
  expect(files['matrix.csv']?.split('\r\n')[0]).toBe('system,criterion,title,state,relies on,as of,AC-1');
  expect(files['matrix.csv']).toMatch(/CC6\.1,.*,documented\r\n/);
  expect(files['subprocessors.csv']).toContain('newco,Newco,,Video,');
});

test('the twin of a control says what its page says', () => {
  expect(files['/controls/ac-1/']).toMatchInlineSnapshot(`
    "# AC-1 Access is \\<reviewed> & recorded

    - Status: Implemented
    - Owner: Head
    - Last reviewed: 2026-03-01
    - Next review: 2027-03-01

    The owner of the system does it every week and keeps a record of it for a whole year.

    See [the policy](https://trust.acme.example/policies/access/) and another.

    ## SOC 2® criteria

    - [CC6.1 Logical access architecture](https://trust.acme.example/criteria/cc6.1/)

    ## Policies behind it

    - [Access policy](https://trust.acme.example/policies/access/)

    ## Where it matters

    - Key facts: Encryption: AES-256
    - Questions: [How do you sign in?](https://trust.acme.example/faq/sign/)

    ***

    Source: <https://trust.acme.example/controls/ac-1/>, as of 2026-11-23.
    "
  `);
});

test('former addresses lead to published entries alone', () => {
  expect(sources.content.redirects).toEqual([
    { from: '/controls/old-1/', to: '/controls/ac-1/', title: 'Access is <reviewed> & recorded' },
  ]);
});
