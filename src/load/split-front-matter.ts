import type { Place } from '#domain/diagnostic.ts';

/** A Markdown file in two: YAML between the lines `---`, and the body. Lines are 1-based lines of the file. */
export interface SplitFile {
  readonly kind: 'split';
  readonly yaml: string;
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
}

export interface SplitRefusal {
  readonly kind: 'refused';
  readonly message: string;
  readonly hint: string;
  readonly place: Place;
}

const firstLine: Place = { line: 1, column: 1 };

/**
 * Splits front matter from body. Only YAML between two lines of three dashes is front matter: `---js` would be code
 * that other tools evaluate, and `+++` is TOML.
 */
export function splitFrontMatter(text: string): SplitFile | SplitRefusal {
  const lines = text.split('\n');
  const opening = lines[0]?.trimEnd() ?? '';
  if (text.trim() === '') {
    return refuse('The file is empty.', 'Write the front matter and the text, or delete the file.');
  }
  if (opening !== '---') return refuseOpening(opening, lines);
  const closing = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line));
  if (closing === -1) {
    return refuse(
      'The front matter that starts in line 1 has no closing line `---`.',
      'Close it with a line `---` before the text.',
    );
  }
  return {
    kind: 'split',
    yaml: lines.slice(1, closing).join('\n'),
    yamlLine: 2,
    body: lines.slice(closing + 1).join('\n'),
    bodyLine: closing + 2,
  };
}

function refuseOpening(opening: string, lines: readonly string[]): SplitRefusal {
  if (opening === '+++') {
    return refuse(
      'The front matter is TOML (`+++`); Vitrine reads YAML.',
      'Write it as YAML between two lines `---`.',
    );
  }
  if (/^---\s*\S/.test(opening)) {
    return refuse(
      `The front matter opens with \`${opening.slice(0, 40)}\`; Vitrine reads YAML only and never runs code from content.`,
      'Open it with a line of three dashes and nothing else.',
    );
  }
  const later = lines.findIndex((line) => line.trimEnd() === '---');
  if (later > 0 && /^[A-Za-z][\w-]*\s*:/.test(opening)) {
    return refuse('The front matter has no opening line `---`.', 'Put a line `---` before the first key.');
  }
  return refuse('The file has no front matter.', 'Start it with `---`, the keys in YAML, and `---`.');
}

function refuse(message: string, hint: string): SplitRefusal {
  return { kind: 'refused', message, hint, place: firstLine };
}
