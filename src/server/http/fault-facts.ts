/**
 * An error as facts for one line of the log: what kind, which code, where it was thrown. Its message only where it is one of
 * the language's that quote no value: others may hold a name, an address or a link that somebody sent.
 */
export function faultFacts(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code.slice(0, 60) } : {};
  const words = plainWords.test(error.message) ? { message: error.message } : {};
  const at = placeOf(error.stack);
  return { error: error.name.slice(0, 60), ...code, ...words, ...(at && { at }) };
}

/**
 * The language's sentences that name nothing but identifiers of the program. Its others, and those of Node, quote the value that
 * was wrong: `Cannot create property 'x' on string '…'`, `Invalid currency code : …`, `Received '…'`.
 */
const plainWords = new RegExp(
  `^(?:${[
    "Cannot (?:read|set) properties of (?:undefined|null) \\((?:reading|setting) '[A-Za-z_$]{1,40}'\\)",
    '[\\w$.]{1,80} is not (?:a function|a constructor|iterable|defined)',
    'Maximum call stack size exceeded|Invalid array length|Invalid string length|Invalid time value|fetch failed',
  ].join('|')})$`,
);

/** The innermost place, as function and file name: folders say where somebody installed it. */
function placeOf(stack: string | undefined): string | null {
  const frame = stack?.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node:'));
  const [, name, file] =
    /^\s+at (?:(\S[^(]*?) )?\(?(?:.*[/\\])?([^/\\]+?:\d+:\d+)\)?$/.exec(frame ?? '') ?? [];
  return file === undefined ? null : name === undefined ? file : `${name} ${file}`;
}
