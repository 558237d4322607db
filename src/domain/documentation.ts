import type { Control } from './content/control.ts';
import type { Entry } from './entry.ts';

/** Why a control's body is not documentation, or null where it is. */
export type DocumentationGap = 'empty' | 'repeats-title' | 'too-short' | 'template-token';

/** Below this many words a body cannot say what is done, by whom and how often. */
export const minimumWords = 15;

const templateToken =
  /\{\{[^}]*\}\}|\[(?:COMPANY|ORGANIZATION|CLIENT|INSERT|YOUR)[^\]]*\](?!\()|\b(?:TODO|TBD|FIXME|XXX)\b|<(?:INSERT|COMPANY)[^>]*>|lorem ipsum/i;

const gaps = new WeakMap<Entry<Control>, DocumentationGap | null>();

/** Tells whether a control's body says what is done; an empty, repeated, very short or unfilled one does not. Judged once: many ask. */
export function documentationGap(control: Entry<Control>): DocumentationGap | null {
  const known = gaps.get(control);
  if (known !== undefined) return known;
  const gap = gapOf(control);
  gaps.set(control, gap);
  return gap;
}

function gapOf(control: Entry<Control>): DocumentationGap | null {
  const words = wordsOf(control.body);
  if (words.length === 0) return 'empty';
  if (templateToken.test(control.body)) return 'template-token';
  if (words.join(' ') === wordsOf(control.data.title).join(' ')) return 'repeats-title';
  return words.length < minimumWords ? 'too-short' : null;
}

/** The words of a Markdown text in lower case, marks and link targets left out; scripts without spaces count by character. */
export function wordsOf(markdown: string): string[] {
  return (
    wordText(markdown).match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu,
    ) ?? []
  );
}

/** A Markdown text in lower case without comments and link targets: where its words are looked for. */
export function wordText(markdown: string): string {
  const shown = markdown.includes('<!--') ? markdown.replace(/<!--[\s\S]*?-->/g, ' ') : markdown;
  return (shown.includes('](') ? shown.replace(/\]\([^)]*\)/g, '] ') : shown).toLowerCase();
}
