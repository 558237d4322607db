import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#domain/calendar-day.ts';
import { offlineAddress } from './offline-address.ts';
import { offlineCss } from './offline-css.ts';
import { offlineHtml } from './offline-html.ts';
import { isPacked, type KeptMembers, offlinePack, type PackedMember } from './offline-pack.ts';
import { packSizePlace, withPackSize } from './pack-size.ts';

const files = [
  'index.html',
  'controls/index.html',
  'controls/ac-01/index.html',
  'controls.md',
  'files/größe.pdf',
  'a.css',
];
const packed = { site: 'https://t.example', files: new Set(files) };
const html = (inside: string, path = 'controls/index.html') =>
  offlineHtml(inside, path, packed, '<p>note</p>');

describe('an address in the pack', () => {
  test.each([
    ['/', 'index.html', 'index.html'],
    ['/', 'controls/ac-01/index.html', '../../index.html'],
    ['/controls/', 'controls/index.html', '../controls/index.html'],
    ['/controls/ac-01/#evidence', 'index.html', 'controls/ac-01/index.html#evidence'],
    ['/controls/?status=planned#list', 'index.html', 'controls/index.html#list'],
    ['/controls', 'index.html', 'controls/index.html'],
    ['/controls.md', 'controls/index.html', '../controls.md'],
    ['/files/gr%C3%B6%C3%9Fe.pdf', 'index.html', 'files/gr%C3%B6%C3%9Fe.pdf'],
    ['/request?doc=soc2', 'controls/index.html', 'https://t.example/request?doc=soc2'],
    ['/%', 'index.html', 'https://t.example/%'],
  ])('%s from %s is %s', (href, from, to) => {
    expect(offlineAddress(href, from, packed)).toBe(to);
  });
});

describe('a page of the pack', () => {
  test('has no script, and shows what stands in for one', () => {
    expect(html('<script type="module" src="/x.js"></script><noscript><p>Lists</p></noscript>')).toBe(
      '<p>Lists</p>',
    );
  });
  test('has relative addresses, also where the site is named in full', () => {
    expect(html('<a class="x" href="/controls/ac-01/">A > B</a><img alt="a > b" src="/files/x.svg">')).toBe(
      '<a class="x" href="../controls/ac-01/index.html">A > B</a><img alt="a > b" src="https://t.example/files/x.svg">',
    );
    expect(html('<a href="https://t.example/controls.md">x</a>')).toBe('<a href="../controls.md">x</a>');
    expect(html('<link rel="canonical" href="https://t.example/">')).toBe(
      '<link rel="canonical" href="https://t.example/">',
    );
    expect(html('<a href="//other.example/">x</a><a href="#top">y</a>')).toBe(
      '<a href="//other.example/">x</a><a href="#top">y</a>',
    );
  });
  test('leaves text that looks like markup or an address alone', () => {
    const text = '<p>&lt;a href="/controls/"&gt; and href="/controls/"</p>';
    expect(html(text)).toBe(text);
  });
  test('says at its head what it is', () => {
    expect(html('<main id="content" tabindex="-1"><h1>x</h1>')).toBe(
      '<main id="content" tabindex="-1"><p>note</p><h1>x</h1>',
    );
  });
  test('has a policy that holds in a file, and follows a move inside of the pack', () => {
    expect(html('<meta http-equiv="content-security-policy" content="x">')).toContain("default-src 'none'");
    expect(html('<meta http-equiv="refresh" content="0; url=/controls/ac-01/">', 'old/index.html')).toBe(
      '<meta http-equiv="refresh" content="0; url=../controls/ac-01/index.html">',
    );
    expect(html('<link rel="preload" href="/f.woff2" as="font" crossorigin="anonymous">')).toBe('');
  });
});

test('style sheets find their fonts', () => {
  const css = { ...packed, files: new Set(['_astro/f.woff2']) };
  expect(
    offlineCss("@font-face{src:url(/_astro/f.woff2)}a{background:url('data:x')}", '_astro/a.css', css),
  ).toBe("@font-face{src:url(../_astro/f.woff2)}a{background:url('data:x')}");
});

test('what needs a network or a script is not packed', () => {
  const paths = [
    '404.html',
    'pagefind/pagefind.js',
    'og/x.png',
    '_astro/a.js',
    'trust-center.zip',
    'gate-unavailable/index.html',
  ];
  expect(paths.filter(isPacked)).toEqual([]);
  expect(['trust.json', '.well-known/security.txt', 'api/controls.xlsx', 'files/a.pdf'].every(isPacked)).toBe(
    true,
  );
});

const noneKept: KeptMembers = { get: () => undefined, put: () => {} };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A pack of a site with these files. */
function packOf(site: Readonly<Record<string, string>>, kept: KeptMembers = noneKept): Uint8Array {
  const pack = offlinePack({
    site: 'https://t.example',
    title: 'T',
    asOf: '2026-11-23' as CalendarDay,
    paths: Object.keys(site).sort(),
    sha256,
    crc32,
    words: { note: (day) => day, readme: (...words) => words.join(' ') },
    kept,
  });
  for (const [path, text] of Object.entries(site))
    pack.take({ path, bytes: () => strToU8(text), sha256: sha256(strToU8(text)) });
  return pack.bytes();
}

test('the pack is the same in any time zone, and dated', () => {
  const zone = process.env.TZ;
  const zips = ['UTC', 'Pacific/Apia', 'America/Sao_Paulo'].map((TZ) => {
    process.env.TZ = TZ;
    return packOf({ 'a.css': 'a.css', 'index.html': 'index.html' });
  });
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(new Set(zips.map((zip) => Buffer.from(zip).toString('hex'))).size).toBe(1);
  const members = unzipSync(zips[0] ?? new Uint8Array());
  expect(Object.keys(members)).toEqual([
    'trust-center/a.css',
    'trust-center/index.html',
    'trust-center/README.txt',
    'trust-center/SHA256SUMS',
    'trust-center/manifest.json',
  ]);
  expect(strFromU8(members['trust-center/README.txt'] ?? new Uint8Array())).toBe(
    'T https://t.example 2026-11-23',
  );
});

test('a pack with kept members is the one that is made without them, byte for byte', () => {
  const members = new Map<string, PackedMember>();
  const kept: KeptMembers = {
    get: (key) => members.get(key),
    put: (key, member) => members.set(key, member),
  };
  const first = { 'a.css': 'a{}', 'index.html': '<main><a href="/b/">b</a></main>' };
  const more = { ...first, 'b/index.html': '<main>b</main>', 'a.css': 'a{b:c}' };
  expect(packOf(first, kept)).toEqual(packOf(first));
  expect(packOf(first, kept)).toEqual(packOf(first));
  // The link on the page that stayed as it was now leads to a page of the pack.
  expect(packOf(more, kept)).toEqual(packOf(more));
  expect(packOf(more)).not.toEqual(packOf(first));
});

const hasUnzip = spawnSync('unzip', ['-v']).status === 0;

test.skipIf(!hasUnzip)('the pack is a zip that other programs read (needs unzip)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-pack-'));
  const file = join(folder, 'p.zip');
  try {
    writeFileSync(
      file,
      packOf({ 'files/größe.pdf': 'stored', 'index.html': '<main>packed</main>'.repeat(99) }),
    );
    expect(execFileSync('unzip', ['-t', file], { encoding: 'utf8' })).toContain('No errors detected');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the size stands where its place is, in the language of the page', () => {
  expect(withPackSize(`ZIP${packSizePlace}`, 1_849_000, 'de')).toBe(
    'ZIP<span data-pack-size>, 1,8 MB</span>',
  );
});
