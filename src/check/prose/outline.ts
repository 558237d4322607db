import type { Place } from '#domain/diagnostic.ts';
import type { Entry } from '#domain/entry.ts';
import { type MarkdownNode, treeOf } from './markdown-tree.ts';
import { blockPassage, type Passage } from './passage.ts';

/** What rules read of a body, collected in one walk of its tree. */
export interface Outline {
  readonly passages: readonly Passage[];
  readonly headings: readonly OutlineHeading[];
  readonly links: readonly OutlineLink[];
  readonly images: readonly OutlineImage[];
  readonly components: readonly OutlineComponent[];
  readonly html: readonly { readonly value: string; readonly place: Place }[];
  /** Texts of `[//]: # (…)`, Markdown's way to write what is not shown. */
  readonly comments: readonly { readonly text: string; readonly place: Place }[];
}

export interface OutlineHeading {
  readonly depth: number;
  readonly text: string;
  /** The id that the page gives it, as GitHub would. */
  readonly anchor: string;
  readonly place: Place;
}

export interface OutlineLink {
  readonly url: string;
  readonly place: Place;
}

export interface OutlineImage extends OutlineLink {
  readonly alt: string;
}

/** A component of MDX: `<Control id="AC-01" />`. */
export interface OutlineComponent {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly place: Place;
}

const outlines = new WeakMap<Entry<unknown>, Outline>();

/** The outline of an entry's body, made once. */
export function outlineOf(entry: Entry<unknown>): Outline {
  const known = outlines.get(entry);
  if (known) return known;
  const outline = build(entry);
  outlines.set(entry, outline);
  return outline;
}

type Writable = {
  -readonly [Key in keyof Outline]: Outline[Key] extends readonly (infer Item)[] ? Item[] : never;
};

function build(entry: Entry<unknown>): Outline {
  const found: Writable = {
    passages: [],
    headings: [],
    links: [],
    images: [],
    components: [],
    html: [],
    comments: [],
  };
  const used = new Map<string, number>();
  const visit = (node: MarkdownNode): void => {
    take(entry, node, found, used);
    for (const child of node.children ?? []) visit(child);
  };
  visit(treeOf(entry));
  return found;
}

function take(entry: Entry<unknown>, node: MarkdownNode, found: Writable, used: Map<string, number>): void {
  const place = placeOfNode(entry, node);
  switch (node.type) {
    case 'paragraph':
    case 'tableCell':
      found.passages.push(blockPassage(entry, node));
      return;
    case 'heading': {
      const passage = blockPassage(entry, node);
      found.passages.push(passage);
      const text = plainText(node).trim();
      found.headings.push({ depth: node.depth ?? 1, text, anchor: anchorOf(text, used), place });
      return;
    }
    case 'link':
      found.links.push({ url: node.url ?? '', place });
      return;
    case 'definition':
      if (node.identifier === '//') found.comments.push({ text: node.title ?? '', place });
      else found.links.push({ url: node.url ?? '', place });
      return;
    case 'image':
      found.images.push({ url: node.url ?? '', alt: node.alt ?? '', place });
      return;
    case 'html':
      found.html.push({ value: node.value ?? '', place });
      return;
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      found.components.push({ name: node.name ?? '', attributes: attributesOf(node), place });
  }
}

function placeOfNode(entry: Entry<unknown>, { position }: MarkdownNode): Place {
  const start = position?.start ?? { line: 1, column: 1 };
  const end = position?.end ?? start;
  return {
    line: entry.bodyLine + start.line - 1,
    column: start.column,
    endLine: entry.bodyLine + end.line - 1,
    endColumn: end.column,
  };
}

function plainText(node: MarkdownNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  return (node.children ?? []).map(plainText).join('');
}

/** As github-slugger: lower case, punctuation dropped, spaces as hyphens, repeats numbered. The pages give the same ids. */
function anchorOf(text: string, used: Map<string, number>): string {
  const plain =
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-') || 'section';
  let anchor = plain;
  for (let count = used.get(plain) ?? 0; used.has(anchor); ) {
    count += 1;
    used.set(plain, count);
    anchor = `${plain}-${count}`;
  }
  used.set(anchor, 0);
  return anchor;
}

function attributesOf({ attributes }: MarkdownNode): ReadonlyMap<string, string> {
  return new Map(
    (attributes ?? []).flatMap(({ name, value }) =>
      name !== undefined && typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
