import { isCopyId } from '../dot-code.ts';

/**
 * Copy ids in a page's text, visible or not, each once: after the word `copy`, as the stamp writes them.
 *
 * @param text as PDFium gives it; a reader that saved the file anew may have put spaces anywhere
 */
export function findWrittenIds(text: string): readonly string[] {
  const words = text.split(/\s+/);
  const ids = words.flatMap((word, i) => {
    const next = (words[i + 1] ?? '').replace(/[^0-9A-Z].*$/, '');
    return /copy$/.test(word) && isCopyId(next) ? [next] : [];
  });
  return [...new Set(ids)];
}
