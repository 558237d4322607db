/** A part of the page that explains terms; ids are anchors and the same in every language. */
export interface GuidePart {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly {
    readonly id: string;
    readonly term: string;
    /** Paragraphs. */
    readonly text: readonly string[];
  }[];
}
