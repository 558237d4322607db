/** Names of tabs as a workbook takes them: at most 31 UTF-16 units, without the characters that formulas use, each once whatever its case. */
export function sheetNames(written: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return written.map((name) => {
    const base =
      name
        .replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .replace(/\s+/g, ' ')
        .trim() || 'Sheet';
    let fitting = cut(base, 31);
    for (let count = 2; taken.has(fitting.toLowerCase()); count++)
      fitting = `${cut(base, 31 - ` ${count}`.length)} ${count}`;
    taken.add(fitting.toLowerCase());
    return fitting;
  });
}

function cut(text: string, length: number): string {
  return text.slice(0, length).toWellFormed().replace(/�$/, '').trim();
}
