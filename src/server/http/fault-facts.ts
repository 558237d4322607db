/**
 * An error as facts for one line of the log: what kind, which code, where it was thrown. Its message only where the language
 * itself wrote it: others may quote a name, an address or a link that somebody sent.
 */
export function faultFacts(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code.slice(0, 60) } : {};
  const words = plainKinds.has(error.name) ? { message: firstLine(error.message) } : {};
  const at = placeOf(error.stack);
  return { error: error.name.slice(0, 60), ...code, ...words, ...(at && { at }) };
}

const plainKinds: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError']);

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 200) ?? '';
}

/** The innermost place, as function and file name: folders say where somebody installed it. */
function placeOf(stack: string | undefined): string | null {
  const frame = stack?.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node:'));
  const [, name, file] =
    /^\s+at (?:(\S[^(]*?) )?\(?(?:.*[/\\])?([^/\\]+?:\d+:\d+)\)?$/.exec(frame ?? '') ?? [];
  return file === undefined ? null : name === undefined ? file : `${name} ${file}`;
}
