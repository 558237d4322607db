import { type BlockChange, type ProseBlock, textChanges } from '#domain/history/text-changes.ts';
import { indexContent } from '../content-index.ts';
import type { PublicControl } from '../public/public-control.ts';
import type { PublicQuestion } from '../public/public-news.ts';
import type { PublicPolicy } from '../public/public-policy.ts';
import type { PublicText } from '../public/visibility.ts';
import type { PublicContent } from '../public-content.ts';
import type { RenderOptions } from '../render-markdown.ts';
import { textOptions } from '../rendered-text.ts';
import { type EntryHistory, entryHistory, type HistoryStep } from './entry-history.ts';
import { controlChanges, policyChanges, questionChanges } from './field-changes.ts';
import { proseBlocks } from './prose-blocks.ts';

/** How the entries of one content came to be, each computed once, when it is first asked for. */
export interface Histories {
  control(control: PublicControl): EntryHistory<PublicControl>;
  policy(policy: PublicPolicy): EntryHistory<PublicPolicy>;
  question(question: PublicQuestion): EntryHistory<PublicQuestion>;
  /** The blocks of a text, as they are compared. */
  blocks(text: PublicText): readonly ProseBlock[];
  /** What changed in the text with a step. */
  textChanges(step: HistoryStep<{ readonly text: PublicText }>): readonly BlockChange[];
}

const memo = new WeakMap<PublicContent, Histories>();

/** The histories of a content. Without a known past every entry has its present state alone. */
export function historiesOf(content: PublicContent): Histories {
  const known = memo.get(content) ?? makeHistories(content);
  memo.set(content, known);
  return known;
}

function makeHistories(content: PublicContent): Histories {
  const { past, today } = content;
  const blocks = once(blocksIn(content));
  const states = past.kind === 'known' ? past : nothing;
  return {
    blocks,
    textChanges: once(({ before, after }: HistoryStep<{ readonly text: PublicText }>) =>
      textChanges(blocks(before.text), blocks(after.text)),
    ),
    control: once((one: PublicControl) =>
      entryHistory(one, states.controls.get(one.slug) ?? [], { today, blocks, fields: controlChanges }),
    ),
    policy: once((one: PublicPolicy) =>
      entryHistory(one, states.policies.get(one.slug) ?? [], { today, blocks, fields: policyChanges }),
    ),
    question: once((one: PublicQuestion) =>
      entryHistory(one, states.questions.get(one.slug) ?? [], { today, blocks, fields: questionChanges }),
    ),
  };
}

const nothing = { controls: new Map(), policies: new Map(), questions: new Map() } as const;

function blocksIn(content: PublicContent): (text: PublicText) => readonly ProseBlock[] {
  let options: RenderOptions | null = null;
  return (text) => {
    options ??= { ...textOptions(content, indexContent(content)), idPrefix: '' };
    return proseBlocks(text, options);
  };
}

function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
