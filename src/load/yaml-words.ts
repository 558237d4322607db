import type { ErrorCode } from 'yaml';

/** What is wrong with YAML, in a sentence, and what to do about it. */
export interface YamlWords {
  readonly message: string;
  readonly hint: string;
}

/**
 * The parser's errors in the words of people who edit content. Where the parser has one code for several mistakes, its own text
 * tells them apart.
 * @param written what stands at the place of the error, on one line
 */
export function yamlWords(code: ErrorCode, text: string, written: string): YamlWords {
  const shown = written === '' ? 'What stands here ' : `\`${written}\` `;
  // Of a bracket that nothing closes the parser speaks under three codes.
  if (/^Flow |expected to end with|must end with/.test(text)) return notClosed;
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        message: `The key ${shown}stands twice in the same group.`,
        hint: 'Keep one of them: of two, one would win by chance.',
      };
    case 'MISSING_CHAR':
      return missing(text, shown);
    case 'TAB_AS_INDENT':
      return {
        message: 'The line is indented with a tab.',
        hint: 'Indent with spaces: YAML allows no tabs there.',
      };
    case 'BAD_INDENT':
      return badIndent;
    case 'BAD_SCALAR_START':
      return {
        message: `A value cannot start with ${/(\S)$/.exec(text)?.[1] ?? 'this sign'} unless it is in quotes.`,
        hint: quotes,
      };
    case 'BAD_DQ_ESCAPE':
      return {
        message: `${shown}is no escape that YAML knows: in double quotes a backslash starts one.`,
        hint: "Write the text in single quotes ('…'), where a backslash is a backslash, or double the backslash.",
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return /block sequence/.test(text) ? badIndent : secondColon;
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return secondColon;
    case 'MULTIPLE_DOCS':
      return { message: 'A line `---` starts a second document here.', hint: 'Keep one document in a file.' };
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'BAD_PROP_ORDER':
    case 'BAD_COLLECTION_TYPE':
    case 'TAG_RESOLVE_FAILED':
      return {
        message: `${shown}starts with \`*\`, \`&\` or \`!\`, which YAML reads as a reference or a type.`,
        hint: quotes,
      };
    case 'BLOCK_IN_FLOW':
      return {
        message: 'A list or group over several lines stands inside of `[…]` or `{…}`.',
        hint: 'Close the bracket on its line, or write all of it over several lines.',
      };
    case 'NON_STRING_KEY':
    case 'UNEXPECTED_TOKEN':
    case 'BAD_DIRECTIVE':
    case 'IMPOSSIBLE':
    case 'RESOURCE_EXHAUSTION':
      return unexpected(text, shown);
    default:
      code satisfies never;
      return unexpected(text, shown);
  }
}

const quotes = 'Put quotes around the whole text: "…".';

const badIndent: YamlWords = {
  message: 'The line is indented to another column than the lines that it belongs to.',
  hint: 'Indent the items of one list, and the keys of one group, to the same column.',
};

const secondColon: YamlWords = {
  message: 'A second `: ` makes this line look like a key inside of a value.',
  hint: `${quotes} Indented lines below a value go on with that value.`,
};

const notClosed: YamlWords = {
  message: 'A list `[…]` or group `{…}` that starts above is not closed.',
  hint: 'Close it with `]` or `}` before the next key.',
};

function missing(text: string, shown: string): YamlWords {
  if (/closing ["']quote/.test(text))
    return {
      message: `A text in ${text.includes('"') ? 'double' : 'single'} quotes starts here and has no closing quote.`,
      hint: `Close it with ${text.includes('"') ? '`"`' : "`'`"} at the end of the text. An apostrophe inside of single quotes is written twice.`,
    };
  if (/between|space after :/.test(text))
    return {
      message: `A comma or a closing bracket is missing before this place: a list \`[…]\` or group \`{…}\` starts above.`,
      hint: 'Separate entries with commas, and close the bracket on the same line where you can.',
    };
  if (/map values/.test(text))
    return {
      message: `${shown}stands where a key is expected, but no \`:\` follows.`,
      hint: 'Write `key: value`. A text that goes on in the next line has to be indented deeper than its key.',
    };
  if (/without - indicator/.test(text))
    return {
      message: `${shown}stands in a list, but has no \`- \` before it.`,
      hint: 'Start each item with `- `.',
    };
  if (/^Comments must/.test(text))
    return {
      message: 'A comment has to have a space before its `#`.',
      hint: 'Add the space, or put quotes around the text.',
    };
  return {
    message: `Something is missing before ${shown === '' ? 'this place' : shown.trim()}.`,
    hint: quotes,
  };
}

function unexpected(text: string, shown: string): YamlWords {
  if (/flow-(seq|map)-end/.test(text) || /^Unexpected [\]}]/.test(text) || /^`[\]}]/.test(shown))
    return {
      message: `${shown}closes a bracket that was not opened.`,
      hint: 'Take it away, or open the bracket before.',
    };
  if (/at node end/.test(text) || /^Unexpected scalar/.test(text))
    return {
      message: `${shown}stands after the end of a value.`,
      hint: 'A text in quotes ends at its closing quote. Inside of single quotes an apostrophe is written twice; or use double quotes.',
    };
  return {
    message: `${shown}is not expected here.`,
    hint: `Look for a missing quote, bracket or indentation in this line and the one before. ${quotes}`,
  };
}
