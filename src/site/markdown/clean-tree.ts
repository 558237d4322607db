import { interfaceWords } from '../words/interface-words.ts';
import { element, plainText, type TreeNode, textNode } from './tree.ts';

/** Where a link of the text leads; null where it must not be a link (its words stay). */
export type LinkResolver = (href: string) => { readonly href: string; readonly external: boolean } | null;

/** What a component of MDX becomes. */
export type ComponentResolver = (
  name: string,
  attributes: ReadonlyMap<string, string>,
  children: readonly TreeNode[],
) => readonly TreeNode[];

export interface CleanOptions {
  readonly link: LinkResolver;
  readonly component: ComponentResolver;
  readonly headingId: (text: string) => string;
  /** Stands before the ids of footnotes. */
  readonly idPrefix: string;
  /** Writes a day such as `2026-10-12` for people; absent where the words must stay as they are. */
  readonly day?: (day: string) => string;
}

/** One heading of a text, for a list of contents. */
export interface Heading {
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

/**
 * A tree that holds nothing but what is named here. Elements and attributes are rebuilt one by one, so that raw HTML,
 * scripts, event handlers, styles, expressions and unknown elements are gone whatever the parser makes of them.
 */
export function cleanTree(
  root: TreeNode,
  options: CleanOptions,
): { readonly tree: TreeNode; readonly headings: readonly Heading[] } {
  const headings: Heading[] = [];
  let section = '';

  const nodes = (list: readonly TreeNode[] | undefined): TreeNode[] => (list ?? []).flatMap(clean);

  const clean = (node: TreeNode): readonly TreeNode[] => {
    switch (node.type) {
      case 'text':
        return datedText(node.value ?? '', options.day);
      case 'element':
        return cleanElement(node);
      case 'mdxJsxTextElement':
      case 'mdxJsxFlowElement':
        return options.component(node.name ?? '', writtenAttributes(node), nodes(node.children));
      default:
        return [];
    }
  };

  const cleanElement = (node: TreeNode): readonly TreeNode[] => {
    const tag = node.tagName ?? '';
    if (/^h[1-6]$/.test(tag)) return [heading(node, Math.max(2, Number(tag[1])))];
    if (tag === 'a') return link(node);
    if (tag === 'img') return image(node);
    if (tag === 'table') return [scrolling(element('table', {}, nodes(node.children)), section)];
    if (tag === 'section') return [element('section', { className: ['footnotes'] }, nodes(node.children))];
    if (tag === 'input') return [taskMark(node)];
    if (tag === 'code') return [element('code', {}, [textNode(plainText(node))])];
    const properties = allowed[tag]?.(node.properties ?? {}, options.idPrefix);
    return properties ? [element(tag, properties, nodes(node.children))] : nodes(node.children);
  };

  const heading = (node: TreeNode, depth: number): TreeNode => {
    const text = plainText(node).trim();
    if (node.properties?.id === 'footnote-label')
      return element('h2', { className: ['footnotes-title'] }, [textNode(interfaceWords().text.footnotes)]);
    const id = options.headingId(text);
    const children = nodes(node.children);
    section = children.map(plainText).join('').trim();
    headings.push({ depth, id, text: section });
    const permalink = element(
      'a',
      {
        className: ['permalink'],
        href: `#${id}`,
        ariaLabel: interfaceWords().text.headingLink(section),
        dataPagefindIgnore: '',
      },
      [textNode('#')],
    );
    return element(`h${depth}`, { id }, [...children, textNode(' '), permalink]);
  };

  const link = (node: TreeNode): readonly TreeNode[] => {
    const properties = node.properties ?? {};
    const children = nodes(node.children);
    const href = String(properties.href ?? '');
    if (href.startsWith('#user-content-fn'))
      return [footnoteLink(href, properties, children, options.idPrefix)];
    const target = options.link(href);
    if (!target) return children;
    const isId = /^[A-Z][\w.-]{0,10}\d$/.test(plainText(node));
    const rel = target.external ? { rel: ['noopener'] } : {};
    const classes = [
      ...(isId ? ['nowrap'] : []),
      ...(target.external && !namesAddress(plainText(node), target.href) ? ['away'] : []),
    ];
    return [
      element(
        'a',
        { href: target.href, ...rel, ...(classes.length > 0 ? { className: classes } : {}) },
        children,
      ),
    ];
  };

  const image = (node: TreeNode): readonly TreeNode[] => {
    const alt = String(node.properties?.alt ?? '');
    const target = options.link(String(node.properties?.src ?? ''));
    if (!target || target.external || !target.href.startsWith('/files/')) return alt ? [textNode(alt)] : [];
    return [element('img', { src: target.href, alt, loading: 'lazy' }, [])];
  };

  return { tree: { type: 'root', children: nodes(root.children) }, headings };
}

/** Whether the words of a link are its address, so that paper need not repeat it. */
function namesAddress(words: string, href: string): boolean {
  const bare = (address: string) => address.trim().replace(/^(?:https?:\/\/|mailto:)|\/$/gi, '');
  return bare(words) === bare(href);
}

/** Days become `<time>`, which the machine reads and the line does not break. */
function datedText(value: string, spelled = (day: string) => day): readonly TreeNode[] {
  if (!/\d-\d/.test(value)) return value === '' ? [] : [textNode(value)];
  return value
    .split(/(?<![\d-])(\d{4}-\d{2}-\d{2})(?![\d-])/)
    .map((piece, at) =>
      at % 2 === 1 ? element('time', { dateTime: piece }, [textNode(spelled(piece))]) : textNode(piece),
    )
    .filter((node) => node.value !== '');
}

type PropertyFilter = (
  properties: Readonly<Record<string, unknown>>,
  idPrefix: string,
) => TreeNode['properties'];

const none: PropertyFilter = () => ({});

const cell =
  (isHeader: boolean): PropertyFilter =>
  ({ style, align }) => {
    const side = /(left|center|right)/.exec(String(style ?? align ?? ''))?.[1];
    return {
      ...(isHeader ? { scope: 'col' } : {}),
      ...(side && side !== 'left' ? { className: [`align-${side}`] } : {}),
    };
  };

const allowed: Readonly<Record<string, PropertyFilter>> = {
  p: none,
  strong: none,
  em: none,
  del: none,
  pre: () => ({ tabIndex: 0 }),
  blockquote: none,
  hr: none,
  br: none,
  ul: ({ className }) =>
    String(className ?? '').includes('contains-task-list') ? { className: ['task-list'] } : {},
  ol: ({ start }) => (typeof start === 'number' && start !== 1 ? { start } : {}),
  li: ({ id }, prefix) =>
    typeof id === 'string' && id.startsWith('user-content-fn-') ? { id: footnoteId(id, prefix) } : {},
  sup: none,
  thead: none,
  tbody: none,
  tr: none,
  th: cell(true),
  td: cell(false),
};

function scrolling(table: TreeNode, section: string): TreeNode {
  const words = interfaceWords().text;
  const name = section ? words.tableOf(section) : words.table;
  return element('div', { className: ['table-scroll'], tabIndex: 0, role: 'region', ariaLabel: name }, [
    table,
  ]);
}

function taskMark({ properties }: TreeNode): TreeNode {
  return textNode(properties?.checked === true ? '☑' : '☐');
}

function footnoteLink(
  href: string,
  { id, ariaLabel }: Readonly<Record<string, unknown>>,
  children: readonly TreeNode[],
  prefix: string,
): TreeNode {
  const words = interfaceWords().text;
  const back = typeof ariaLabel === 'string' ? words.backToText(/[\d-]*$/.exec(ariaLabel)?.[0] ?? '') : null;
  const properties = {
    href: `#${footnoteId(href.slice(1), prefix)}`,
    ...(typeof id === 'string'
      ? { id: footnoteId(id, prefix), ariaLabel: words.footnote(children.map(plainText).join('')) }
      : {}),
    ...(back ? { ariaLabel: back, className: ['footnote-back'] } : {}),
  };
  return element('a', properties, back ? [textNode(words.back)] : children);
}

function footnoteId(id: string, prefix: string): string {
  return `${prefix}${id.replace(/^user-content-/, '').replace(/[^\p{L}\p{N}-]/gu, '-')}`;
}

/** Attributes written as text; expressions are never looked at. */
function writtenAttributes({ attributes }: TreeNode): ReadonlyMap<string, string> {
  return new Map(
    (attributes ?? []).flatMap(({ type, name, value }) =>
      type === 'mdxJsxAttribute' && name !== undefined && typeof value === 'string'
        ? [[name, value] as const]
        : [],
    ),
  );
}
