import { frameworkLabel } from '../labels.ts';
import type { Words } from '../words/words.ts';
import type { FieldChange, HistoryField } from './field-changes.ts';

/** Names behind the ids that stand in changed facts. */
export interface NamesOfIds {
  readonly product: ReadonlyMap<string, string>;
  readonly policy: ReadonlyMap<string, { readonly title: string }>;
}

/** A changed fact in words: its label, and what it was and is; null where there was nothing. */
export interface ChangeInWords {
  /** The fact's key, the same in every language. */
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A changed fact as readers see it. Of long lists only what was added and removed is told. */
export function changeInWords(
  { field, before, after }: FieldChange,
  words: Words,
  names: NamesOfIds,
): ChangeInWords {
  const isList = before.length + after.length > 2;
  const was = isList ? before.filter((item) => !after.includes(item)) : before;
  const is = isList ? after.filter((item) => !before.includes(item)) : after;
  const join = (values: readonly string[]) =>
    values.length === 0 ? null : values.map((value) => valueWords(field, value, words, names)).join(', ');
  return { field, label: words.history.fields[field], before: join(was), after: join(is) };
}

/** One line: `Status: planned → implemented`. */
export function changeLine({ label, before, after }: Omit<ChangeInWords, 'field'>, words: Words): string {
  if (before === null) return words.history.nowSet(label, after ?? '');
  if (after === null) return words.history.nowGone(label, before);
  return words.history.wasIs(label, before, after);
}

function valueWords(field: HistoryField, value: string, words: Words, names: NamesOfIds): string {
  switch (field) {
    case 'status':
      return { ...words.controlStatus, ...words.history.subprocessorStatus }[value as 'planned'] ?? value;
    case 'type':
      return words.controlType[value as keyof Words['controlType']] ?? value;
    case 'operation':
      return words.operation[value as keyof Words['operation']] ?? value;
    case 'frequency':
      return words.frequency[value as keyof Words['frequency']] ?? value;
    case 'products':
      return names.product.get(value) ?? value;
    case 'policies':
    case 'related':
      return names.policy.get(value)?.title ?? value;
    case 'mappings': {
      const [framework = '', ...id] = value.split(' ');
      return `${frameworkLabel(framework)} ${id.join(' ')}`;
    }
    case 'transfers': {
      const [from = '', to = '', mechanism = ''] = value.split(' ');
      return words.subprocessorList.transfer(
        from,
        to,
        words.transfer[mechanism as keyof Words['transfer']] ?? mechanism,
      );
    }
    default:
      return value;
  }
}
