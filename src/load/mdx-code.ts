import { mdxToMdast } from 'satteri';
import type { Diagnostic } from '#domain/diagnostic.ts';

interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly position?: { readonly start: { readonly line: number; readonly column: number } };
  readonly attributes?: readonly { readonly type: string; readonly value?: unknown }[];
}

const what: Readonly<Record<string, string>> = {
  mdxjsEsm: '`import` or `export`',
  mdxFlowExpression: 'JavaScript in braces',
  mdxTextExpression: 'JavaScript in braces',
};

/** Code in an MDX body: content never runs code, only the components that Vitrine provides are resolved. */
export function mdxCodeDiagnostics(file: string, body: string, bodyLine: number): Diagnostic[] {
  let tree: Node;
  try {
    tree = mdxToMdast(body) as Node;
  } catch (error) {
    return [unreadable(file, error, bodyLine)];
  }
  const found: Diagnostic[] = [];
  visit(tree, (node) => {
    const words = what[node.type] ?? (hasExpression(node) ? 'JavaScript in an attribute' : undefined);
    if (!words) return;
    const start = node.position?.start ?? { line: 1, column: 1 };
    found.push(
      finding(file, `${words} is not allowed in content.`, {
        line: bodyLine + start.line - 1,
        column: start.column,
      }),
    );
  });
  return found;
}

function visit(node: Node, each: (node: Node) => void): void {
  each(node);
  for (const child of node.children ?? []) visit(child, each);
}

function hasExpression(node: Node): boolean {
  return (node.attributes ?? []).some(
    (attribute) =>
      attribute.type !== 'mdxJsxAttribute' ||
      (typeof attribute.value === 'object' && attribute.value !== null),
  );
}

/** The parser says where: `3:1: Unexpected closing tag … (mdx-jsx:unexpected-character)`, counted from the body's first line. */
function unreadable(file: string, error: unknown, bodyLine: number): Diagnostic {
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  const [, line = '1', column = '1', words = said] = /^(\d+):(\d+): (.*)$/.exec(said) ?? [];
  const plain = words.replace(/\s*\((?:\d+:\d+|mdx[\w-]*:[\w-]+)\)/g, '').replace(/\.$/, '');
  const place = { line: bodyLine + Number(line) - 1, column: Number(column) };
  return finding(file, `The MDX cannot be read: ${plain}.`, place);
}

function finding(file: string, message: string, place: Diagnostic['place']): Diagnostic {
  return {
    ruleId: 'mdx-code',
    severity: 'error',
    message,
    hint: 'Use Markdown and the components that Vitrine provides, such as <Control id="AC-01" />.',
    file,
    place,
  };
}
