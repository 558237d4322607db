import { spellDays, spellMoment } from '#domain/spelled-time.ts';
import { interfaceLanguage, interfaceWords } from './words/interface-words.ts';
import { type InterfaceLanguage, type Words, wordsOf } from './words/words.ts';

/** The words of the gate's pages in the language of this site. They stand in `words/en/gate-pages.ts` and its translations. */
export function gateWords(): Words['gatePages'] {
  return interfaceWords().gatePages;
}

/**
 * One sentence about a field: what is wrong and what to do.
 * @param language of the page where it stands, if that is not the site's
 */
export function fieldProblem(
  field: string,
  label: string,
  problem: string,
  { words }: Pick<InterfaceLanguage, 'words'> = interfaceLanguage(),
): string {
  const { particular, problems, about } = words.gatePages.errors;
  const special: Readonly<Record<string, string>> = particular;
  const general: Readonly<Record<string, string>> = problems;
  return special[`${field} ${problem}`] ?? about(label, general[problem] ?? problems.other);
}

/** What the gate refused, in the language of this site: its own words are English. */
export function refusalText({ code, message }: { readonly code: string; readonly message: string }): string {
  return gateWords().refusals[code] ?? message;
}

/** Why a page is closed to somebody who is signed in. */
export function deniedText({ why, message }: { readonly why: string; readonly message: string }): string {
  return gateWords().staff.denied[why] ?? message;
}

/** `23 November 2026, 14:05 UTC`, in the language of this site. */
export function moment(epochMs: number, locale = interfaceLanguage().locale): string {
  return spellMoment(epochMs, locale);
}

/** A size in megabytes with one digit after the point, at least 0.1. */
export function megabytes(bytes: number, locale = interfaceLanguage().locale): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locale, digits).format(Math.max(0.1, bytes / 1_048_576));
}

/** When to come back, in whole minutes and never too early. */
export function tooManyText(seconds: number): string {
  return gateWords().tooMany.text(Math.max(1, Math.ceil(seconds / 60)));
}

/** A value of a log entry for people: a moment as a time, a long hash by its beginning. */
export function historyFact(value: unknown): string {
  if (typeof value === 'number' && value > 1e12) return moment(value);
  if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : String(value ?? '–');
  return /^[0-9a-f]{64}$/.test(value)
    ? `${value.slice(0, 16)}…`
    : spellDays(value, interfaceLanguage().locale);
}

/** A whole page, for when nothing else can be shown: it loads nothing. */
export function brokenPage(kind: keyof Words['gatePages']['broken'], locale: string): string {
  const { language, words } = wordsOf(locale);
  const { title, text } = words.gatePages.broken[kind];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p><p><a href="/">${words.gatePages.notFound.start}</a></p></main></body></html>`;
}
