import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellDay } from '#domain/spelled-time.ts';
import { contentComponents } from './markdown/content-components.ts';
import { contentLinks } from './markdown/content-links.ts';
import { renderMarkdown } from './render-markdown.ts';

const options = {
  link: contentLinks({ pages: new Set(['/controls/ac-01/']), files: new Set(['plan.png', 'a.pdf']) }),
  component: contentComponents({
    control: (id) => (id === 'AC-01' ? { id, title: 'Sign-in', href: '/controls/ac-01/' } : null),
    criterion: () => null,
    fact: (label) => (label === 'RPO' ? { value: '1 hour', href: null } : null),
  }),
};
const html = (markdown: string, format: 'md' | 'mdx' = 'md') =>
  renderMarkdown({ markdown, format }, options).html;

describe('renderMarkdown', () => {
  it.each([
    ['<script>alert(1)</script>', ''],
    ['<img src=x onerror=alert(1)>', ''],
    ['a <b onclick="x()">c</b>', '<p>a c</p>'],
    ['<iframe src="https://evil.example"></iframe>', ''],
    ['<!-- a note -->', ''],
    ['[x](javascript:alert(1))', '<p>x</p>'],
    ['[x](JaVaScRiPt:alert(1))', '<p>x</p>'],
    ['[x](data:text/html,x)', '<p>x</p>'],
    ['[x](vbscript:x)', '<p>x</p>'],
    ['[x](//evil.example)', '<p>x</p>'],
    ['[x](/\\evil.example)', '<p><a href="/%5Cevil.example/">x</a></p>'],
    ['![pixel](https://evil.example/p.png)', '<p>pixel</p>'],
    ['![pixel](//evil.example/p.png)', '<p>pixel</p>'],
    ['![](https://evil.example/p.png)', '<p></p>'],
  ])('makes %s harmless', (markdown, expected) => {
    expect(html(markdown).trim()).toBe(expected);
  });

  it('gives no dangerous markup for any text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<script>',
        '</script>',
        '<img src=x onerror=y>',
        '](javascript:x)',
        '[a',
        '`',
        '|',
        '\n',
        '<svg onload=x>',
        ' style="x"',
        '"',
        "'",
        '&',
        '{1+1}',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const written = html(pieces.join(''));
        expect(written).not.toMatch(/<(?:script|img|svg|iframe|style|object|form|input)\b/i);
        expect(written).not.toMatch(/<[^>]*\s(?:on\w+|style|srcdoc)=/i);
        expect(written).not.toMatch(/href="(?!https?:|mailto:|\/(?!\/)|#)/i);
      }),
      { numRuns: 300 },
    );
  });

  it('links to what is published, with the slash at the end, and leaves the words of the rest', () => {
    expect(html('[AC](/controls/AC-01#x)')).toContain('href="/controls/ac-01/#x"');
    expect(html('[secret](/controls/int-01/)')).toBe('<p>secret</p>');
    expect(html('[file](/files/a.pdf) [gone](/files/b.pdf)')).toBe(
      '<p><a href="/files/a.pdf">file</a> gone</p>',
    );
    expect(html('[all](/controls)')).toContain('href="/controls/"');
    expect(html('[form](/request?doc=r)')).toContain('href="/request?doc=r"');
    expect(html('[out](https://example.org/a)')).toBe(
      '<p><a href="https://example.org/a" rel="noopener" class="away">out</a></p>',
    );
    expect(html('<https://example.org/a>, www.example.org')).toBe(
      '<p><a href="https://example.org/a" rel="noopener">https://example.org/a</a>, <a href="http://www.example.org" rel="noopener">www.example.org</a></p>',
    );
  });

  it('gives headings ids as GitHub does, from level 2 down, with permanent links', () => {
    const { html: written, headings } = renderMarkdown(
      { markdown: '# Über uns\n\n## A & b\n\n## A & b', format: 'md' },
      options,
    );
    expect(headings).toEqual([
      { depth: 2, id: 'über-uns', text: 'Über uns' },
      { depth: 2, id: 'a--b', text: 'A & b' },
      { depth: 2, id: 'a--b-1', text: 'A & b' },
    ]);
    expect(written).toContain('<h2 id="a--b-1">');
    expect(written).not.toContain('<h1');
  });

  it('puts tables into containers that scroll and turns alignment into classes', () => {
    const written = html('## Roles\n\n| a | b |\n|:--|--:|\n| 1 | 2 |');
    expect(written).toContain(
      '<div class="table-scroll" tabindex="0" role="region" aria-label="Table in “Roles”"><table>',
    );
    expect(written).toContain('<th scope="col" class="align-right">b</th>');
    expect(written).not.toContain('style=');
  });

  it('keeps footnotes, tasks and days, and the ids of several texts on a page apart', () => {
    const written = renderMarkdown(
      { markdown: 'Done 2026-01-02.[^1]\n\n- [x] ready\n\n[^1]: Why.', format: 'md' },
      { ...options, idPrefix: 'q-' },
    ).html;
    expect(written).toContain('<time datetime="2026-01-02">2026-01-02</time>');
    expect(written).toContain('id="q-fn-1"');
    expect(written).toContain('href="#q-fn-1"');
    expect(written).toContain('☑');
    expect(written).not.toContain('user-content');
  });

  it('spells days where it is told how, in the language of the text, and never in code', () => {
    const day = (one: string, locale: string | undefined) => spellDay(one, locale ?? 'en-GB');
    const spelled = (markdown: string, locale?: string) =>
      renderMarkdown({ markdown, format: 'md', locale }, { ...options, day });
    expect(spelled('Until 2026-01-02.').html).toBe(
      '<p>Until <time datetime="2026-01-02">2 January 2026</time>.</p>',
    );
    expect(spelled('Bis 2026-01-02.', 'de').html).toContain('>2. Januar 2026</time>');
    expect(spelled('`2026-01-02`, v2026-01-02-1').html).toBe('<p><code>2026-01-02</code>, v2026-01-02-1</p>');
    expect(spelled('## Since 2026-01-02').headings).toEqual([
      { depth: 2, id: 'since-2026-01-02', text: 'Since 2 January 2026' },
    ]);
  });

  it('leaves punctuation as it was written', () => {
    expect(html('"it\'s" -- done...')).toBe('<p>"it\'s" -- done...</p>');
  });

  it('resolves components of MDX and runs nothing', () => {
    expect(html('See <Control id="AC-01" /> and <Control id="INT-1" />, <Fact label="RPO" />.', 'mdx')).toBe(
      '<p>See <a href="/controls/ac-01/" title="Sign-in">AC-01</a> and INT-1, 1 hour.</p>',
    );
    expect(html('<Note>\n\nMind **this**.\n\n</Note>', 'mdx')).toContain(
      '<div class="notice" role="note"><p>Mind <strong>this</strong>.</p></div>',
    );
    expect(html('a {process.exit(1)} b', 'mdx')).toBe('<p>a  b</p>');
    expect(html('<Evil onclick="x">words</Evil> <Control id={process.env.HOME} />', 'mdx')).not.toMatch(
      /Evil|onclick|HOME/,
    );
  });

  it('shows components as nothing in plain Markdown', () => {
    expect(html('See <Control id="AC-01" />.')).toBe('<p>See .</p>');
  });
});
