import { Lexer } from 'yaml';
import type { YamlComment } from '#domain/entry.ts';
import { textLines } from './text-lines.ts';

/**
 * The comments of a YAML text that stand in parentheses after their sign, `# (…)`: what Markdown writes as `[//]: # (…)`. Signs
 * inside of quoted texts and blocks are none. Empty for most texts, without a second reading.
 * @param firstLine line of the file on which the text starts
 */
export function yamlComments(text: string, firstLine = 1): readonly YamlComment[] {
  if (!/#[ \t]*\(allow/.test(text)) return [];
  const positionOf = textLines(text);
  const comments: YamlComment[] = [];
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    // Marks between the tokens of the text: they take no place in it.
    if (token.length === 1 && marks.includes(token)) continue;
    const content = /^#[ \t]*\(([\s\S]*)\)[ \t]*$/.exec(token)?.[1];
    if (content !== undefined || /^#[ \t]*\(allow/.test(token)) {
      const { line, column } = positionOf(offset);
      const place = {
        line: firstLine + line - 1,
        column,
        endLine: firstLine + line - 1,
        endColumn: column + token.length,
      };
      const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
      comments.push({ text: content ?? token.slice(1).trim(), place, alone: before.trim() === '' });
    }
    offset += token.length;
  }
  return comments;
}

/** Start of a document, end of a flow with an error, next comes a scalar: signs of the lexer of `yaml`. */
const marks = '\u0002\u0018\u001f';
