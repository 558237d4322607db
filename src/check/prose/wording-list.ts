/** A phrase that does not belong into a text that auditors read, and the better words. */
export interface Wording {
  readonly phrase: RegExp;
  readonly better: string;
  /** A wrong name or a contradiction; else it claims what nobody attests. */
  readonly kind?: 'name' | 'contradiction';
  /** What to write in its place, where that is one spelling for another and nothing else. */
  readonly instead?: (words: string) => string;
}

const soc = String.raw`SOC[\s-]?[123](?:\s?®)?(?:[\s,]+Type\s+(?:1|2|II?)\b)?`;
const laws = '(?:HIPAA|GDPR|CCPA|CPRA)';
const report = 'It is an attestation report by a CPA firm: write “SOC 2 Type 2 report”.';

/** The first phrase that matches a place speaks. */
export const wordings: readonly Wording[] = [
  {
    phrase: exact(
      String.raw`${soc}[\s-]+(?:certified|certifications?|certificates?|accredited|accreditation)`,
    ),
    better: report,
  },
  {
    phrase: exact(String.raw`certified\s+(?:(?:for|to|under|against|as|in)\s+)?(?:the\s+)?${soc}`),
    better: report,
  },
  { phrase: exact(String.raw`${soc}[\s-]+(?:compliant|compliance)`), better: report },
  {
    phrase: exact(String.raw`(?:compliant|compliance|complies|comply)\s+with\s+(?:the\s+)?${soc}`),
    better: report,
  },
  {
    phrase: exact(
      String.raw`(?:pass(?:ed|es|ing)?|cleared)\s+(?:(?:our|its|the|their|a|an)\s+)?(?:(?:first|latest|last|annual|yearly)\s+)?${soc}(?:\s+(?:audit|examination))?|${soc}\s+(?:(?:audit|examination)\s+)?(?:was\s+)?passed`,
    ),
    better: 'An examination is not passed, it ends in an opinion: write “received a SOC 2 Type 2 report”.',
  },
  {
    phrase: exact(String.raw`AICPA\s+SOC(?:\s*[123])?`),
    kind: 'name',
    better: 'Write “SOC 2”; the footer names the AICPA as owner of the mark.',
  },
  {
    phrase: cased('SOC-?[123]'),
    kind: 'name',
    better: 'Write it with a space: “SOC 2”.',
    instead: (words) => `SOC ${words.at(-1)}`,
  },
  {
    phrase: cased(String.raw`SOC\s+I{1,3}`),
    kind: 'name',
    better: 'Write it with a digit: “SOC 2”.',
    instead: (words) => words.replace(/I+$/, ({ length }) => String(length)),
  },
  {
    phrase: cased(String.raw`Service\s+Organi[sz]ation\s+Controls?`),
    kind: 'name',
    better: 'Since 2017 it is “System and Organization Controls”.',
  },
  {
    phrase: exact(String.raw`SSAE\s*(?:No\.?\s*)?16|SAS\s*70`),
    kind: 'name',
    better: 'The standard in force is “SSAE 18 (AT-C 105 and 205)”.',
  },
  {
    phrase: exact(
      String.raw`Type\s+(?:2|II)\b[^.;:!?\n]{0,80}?\bas\s+of\s+(?:\d{4}-\d\d-\d\d|\d{1,2}\s+[A-Z]|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)`,
    ),
    kind: 'contradiction',
    better: 'A Type 2 report is about a period: write “for the period from … to …”. “As of” a day is Type 1.',
  },
  {
    phrase: exact(
      String.raw`AICPA[\s-]+(?:accredited|certified|approved|licensed|authorized)(?:\s+(?:auditors?|firms?|CPAs?))?|(?:accredited|certified|approved|licensed|authorized)\s+by\s+the\s+AICPA`,
    ),
    better: 'CPA firms are licensed by state boards of accountancy: write “a licensed CPA firm”.',
  },
  {
    phrase: exact(
      String.raw`${laws}[\s-]+(?:certified|certifications?|certificates?)|certified\s+(?:(?:for|to|under)\s+)?${laws}`,
    ),
    better: 'Nobody issues such a certificate. Say what you do, and which terms you sign.',
  },
  {
    phrase: exact('guarantee(?:s|d|ing)?'),
    better: 'Nobody can. Write “commits to”, “is designed to”, or what is done.',
  },
  {
    phrase: exact(
      String.raw`(?:fully|completely|100\s?%)[\s-]+(?:compliant|secure|safe)|100\s?%\s+(?:compliance|security|coverage|covered)`,
    ),
    better: 'Write which criteria have documented controls.',
  },
  {
    phrase: exact(String.raw`(?:${laws}|PCI(?:[\s-]DSS)?|ISO(?:/IEC)?\s*27001|FedRAMP|NIST)[\s-]+compliant`),
    better: 'Say what was assessed by whom and when, or what you do.',
  },
  {
    phrase: exact(String.raw`zero\s+(?:audit\s+)?(?:exceptions|findings|deviations)`),
    better: 'Results stand in the report, for its readers.',
  },
  {
    phrase: exact(
      String.raw`compliance\s+(?:score|rate|level|percentage|coverage)|coverage\s+(?:proves|ensures|means|shows|demonstrates)\s+(?:compliance|effectiveness)`,
    ),
    better:
      'Coverage shows that controls are documented: write “documented controls mapped to in-scope criteria”.',
  },
  {
    phrase: exact(
      String.raw`criteria\s+(?:are|is|were|have\s+been)\s+(?:all\s+|fully\s+)?(?:met|satisfied|fulfilled|passed)`,
    ),
    better:
      'Write “documented controls mapped to in-scope criteria”; whether criteria were met is the auditor’s opinion.',
  },
  {
    phrase: exact(String.raw`(?:bank|military)[\s-]+grade|unhackable|unbreakable`),
    better: 'Name the algorithm, the key length or the test.',
  },
];

/** Whole words, whatever the case. */
function exact(phrase: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${phrase})(?![\p{L}\p{N}])`, 'giu');
}

/** Whole words as written. */
function cased(phrase: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${phrase})(?![\p{L}\p{N}])`, 'gu');
}
