import type { GatedText } from '#domain/gate/gate-catalogue.ts';
import type { GateParts, RequestContext } from './gate-parts.ts';
import { type GatedKind, handOut, mayHandOut, type Wanted } from './hand-out.ts';
import { type CopyMarks, copyEntry, keepCopy, newCopy } from './keep-copy.ts';

/** A gated text with what its page says about its reader. */
export interface TextView {
  readonly title: string;
  readonly version: string;
  readonly date: string;
  /** Its language, where it is not the site's. */
  readonly locale: string | null;
  readonly html: string;
  readonly reader: { readonly name: string; readonly email: string; readonly company: string };
  readonly copyId: string;
  /** Epoch milliseconds. */
  readonly issuedAt: number;
}

/**
 * A gated text for somebody who may have it: a copy like that of a file. The page names its reader, and its copy id resolves to the
 * grant.
 */
export function readText(parts: GateParts, context: RequestContext, wanted: Wanted) {
  return handOut(parts, context, shownText, wanted);
}

/** Whether a text could be read, for HEAD: nothing is issued or logged. */
export function checkText(parts: GateParts, wanted: Wanted) {
  return mayHandOut(parts, shownText, wanted);
}

const shownText: GatedKind<GatedText, CopyMarks, { readonly kind: 'text'; readonly view: TextView }> = {
  /** A text may stand beside the file of its document, under the same id. */
  find: ({ texts }, { id }) => texts.find((text) => text.id === id) ?? null,
  make: async (parts) => newCopy(parts),
  entry: copyEntry,
  keep: keepCopy,
  serve: ({ request, thing }, copy) => {
    const { title, version, date, locale = null, html } = thing;
    const { name, email, company } = request;
    const reader = { name, email, company };
    return { kind: 'text', view: { title, version, date, locale, html, reader, ...copy } };
  },
};
