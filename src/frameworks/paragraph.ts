import type { CatalogueId } from './catalogue.ts';

/** A unit of a catalogue as it was matched: its form for look-up and its id. */
export interface Unit {
  readonly form: string;
  readonly id: string;
}

/**
 * The paragraph below a unit that the rest of a reference names, as the framework's own text would cite it after the unit's id:
 * `(1)(b)` after `Art. 32`, ` d)` after clause `6.1.3`. Null where the rest is no paragraph there.
 * @param rest what follows the unit in the reference's form: upper case, without spaces
 */
export function paragraphBelow(framework: CatalogueId, { form, id }: Unit, rest: string): string | null {
  switch (framework) {
    case 'gdpr':
      return bracketed(gdprComponents(rest), ['number', 'letter', 'roman']);
    case 'ccpa':
      return bracketed(components(rest), ['letters', 'number', 'capital', 'roman']);
    case 'hipaa':
      // Levels of the Code of Federal Regulations, after those that the unit has already.
      return bracketed(
        components(rest),
        (['letter', 'number', 'roman', 'capital', 'number', 'roman'] as const).slice(
          form.split('(').length - 1,
        ),
      );
    case 'nist-800-53':
      return nistPart(id, rest);
    case 'iso27001':
      return /^\d/.test(id) ? isoItem(rest) : null;
    case 'nist-csf':
    case 'pci-dss':
      return null;
    default:
      return framework satisfies never;
  }
}

type Level = 'number' | 'letter' | 'letters' | 'capital' | 'roman';

const levels: Readonly<Record<Level, RegExp>> = {
  number: /^[1-9]\d?$/,
  letter: /^[A-Z]$/,
  letters: /^[A-Z]{1,2}$/,
  capital: /^[A-Z]$/,
  roman: /^(?=.)X{0,2}(?:IX|IV|V?I{0,3})$/,
};

/** Each component in brackets, in the case of its level; null where one does not fit its level or there are too many. */
function bracketed(parts: readonly string[] | null, order: readonly Level[]): string | null {
  if (!parts || parts.length === 0 || parts.length > order.length) return null;
  let text = '';
  for (const [index, part] of parts.entries()) {
    const level = order[index] ?? 'number';
    if (!levels[level].test(part)) return null;
    text += `(${level === 'capital' ? part : part.toLowerCase()})`;
  }
  return text;
}

/** `(A)(1)` as `A`, `1`; null for anything else. */
function components(rest: string): readonly string[] | null {
  return /^(?:\([A-Z\d]{1,5}\))+$/.test(rest) ? rest.slice(1, -1).split(')(') : null;
}

/** Besides `(1)(B)` the ways of lawyers: `PARA.1LIT.B`, `ABS.1LIT.B`, `.1.B`, and `NR.7` for the definitions of Article 4. */
function gdprComponents(rest: string): readonly string[] | null {
  const plain = rest
    .replace(/^,?(?:PARAGRAPH|PARA|PAR|ABSATZ|ABS|NUMBER|NO|NUMMER|NR)\.?\(?(\d{1,2})\)?/, '($1)')
    .replace(/^(\(\d{1,2}\)),?(?:POINT|LITERA|LIT|BUCHSTABE|BUCHST)\.?\(?([A-Z])\)?/, '$1($2)')
    .replace(
      /^\.(\d{1,2})(?:\.([A-Z]))?$/,
      (_, number, letter) => `(${number})${letter ? `(${letter})` : ''}`,
    )
    .replace(/^(\(\d{1,2}\))([A-Z])\)?$/, '$1($2)');
  return components(plain);
}

/** The parts of a control (`AC-2a.1`), or of an enhancement (`AC-2(3)(a)`), as NIST SP 800-53 writes them. */
function nistPart(id: string, rest: string): string | null {
  const parts = /^\.?\(?([A-Z])\)?\.?(?:\(?([1-9]\d?)\)?)?$/.exec(rest);
  if (!parts) return null;
  const letter = parts[1]?.toLowerCase() ?? '';
  const number = parts[2];
  if (id.endsWith(')')) return `(${letter})${number ? `(${number})` : ''}`;
  return `${letter}${number ? `.${number}` : ''}`;
}

/** The items of a clause: `6.1.3 d)`, `6.1.2 a) 1)`. */
function isoItem(rest: string): string | null {
  const parts = /^\(?([A-Z])\)(?:\(?([1-9])\))?$/.exec(rest);
  return parts ? ` ${parts[1]?.toLowerCase()})${parts[2] ? ` ${parts[2]})` : ''}` : null;
}
