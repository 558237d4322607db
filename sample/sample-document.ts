import type { Frame } from './layout/page.ts';

/** One PDF of the sample company, before printing. */
export interface SampleDocument {
  /** File name of the PDF. */
  readonly file: string;
  /** Gated files are encrypted into `content/vault/`, public ones go to `content/files/` as they are. */
  readonly audience: 'gated' | 'public';
  /** Whose letterhead it is: the author in the PDF's metadata. */
  readonly author: string;
  readonly subject: string;
  /** `YYYY-MM-DD`, the date of the document; the PDF's metadata carries it too. */
  readonly date: string;
  readonly frame: Frame;
  /** HTML of the text; `{{contents}}` becomes the table of contents. */
  readonly body: string;
}
