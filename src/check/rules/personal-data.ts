import type { Passage } from '../prose/passage.ts';
import { isRoleAddress } from '../prose/role-address.ts';
import { shownText } from '../prose/shown-text.ts';
import type { Content, Example, Finding, Rule } from '../rule.ts';

/** Public texts name roles, not persons. */
export const personalData: Rule = {
  id: 'personal-data',
  severity: 'warning',
  title: 'Public texts hold no e-mail addresses and phone numbers of persons.',
  rationale:
    'Addresses of persons on a public page are collected within hours and used against the company: “the Head of Security asked for it”. Persons leave; roles stay. Addresses of functions, and those that trust.yaml gives as contacts, are fine.',
  examples: examples(),
  *check({ trustCenter }) {
    const declared = declaredContacts(trustCenter);
    for (const passage of shownText(trustCenter)) {
      if (passage.audience !== 'public') continue;
      if (passage.text.includes('@')) yield* addressesIn(passage, declared);
      if (/\d{3}/.test(passage.text)) yield* numbersIn(passage, declared);
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const control = (body: string, visibility = 'public') => ({
    'controls/AC-05.md': `---
title: Access is reviewed
criteria: [CC6.2]
status: implemented
owner: Head of Security
visibility: ${visibility}
---
${body}
`,
  });

  return [
    {
      title: 'A person',
      files: control('Ask jane.doe@acme.example or call +1 (503) 555-0123.'),
      findings: [
        'controls/AC-05.md:8 `jane.doe@acme.example` looks like the address of a person.',
        'controls/AC-05.md:8 `+1 (503) 555-0123` looks like a phone number.',
      ],
    },
    {
      title: 'Functions, placeholders and code',
      files: control(
        'Write to security@acme.example, data-protection@partner.example or user@example.com; `jane@acme.example` is a test account. Ticket 2026-11-23-0042, 10.20.30.40, 164.308.',
      ),
      findings: [],
    },
    { title: 'An internal text', files: control('Ask jane.doe@acme.example.', 'internal'), findings: [] },
  ];
}

const address = /[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;
const phone =
  /(?<![\w.+/-])(?:\+\d{1,3}[\s.-]?(?:\(\d{1,4}\)[\s.-]?)?\d(?:[\s./-]?\d){5,12}|\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\d{3}[-.]\d{3}[-.]\d{4})(?![\w/-]|\.\d)/g;

function* addressesIn({ text, file, place }: Passage, declared: ReadonlySet<string>): Iterable<Finding> {
  for (const { 0: words, index } of text.matchAll(address)) {
    const [local = '', domain = ''] = words.split('@');
    if (
      declared.has(words.toLowerCase()) ||
      isRoleAddress(local) ||
      /^example\.(?:com|org|net)$/i.test(domain)
    )
      continue;
    yield {
      message: `\`${words}\` looks like the address of a person.`,
      hint: 'Give the address of a function, such as security@.',
      file,
      place: place(index, index + words.length),
    };
  }
}

function* numbersIn({ text, file, place }: Passage, declared: ReadonlySet<string>): Iterable<Finding> {
  for (const { 0: words, index } of text.matchAll(phone)) {
    const digits = words.replace(/\D/g, '');
    if (digits.length < 8 || declared.has(digits)) continue;
    yield {
      message: `\`${words}\` looks like a phone number.`,
      hint: 'If it is the company’s, give it as `company.phone` in trust.yaml; if a person’s, take it out.',
      file,
      place: place(index, index + words.length),
    };
  }
}

/** Addresses and numbers that the settings make public on purpose. */
function declaredContacts({ trust, agreements }: Content['trustCenter']): ReadonlySet<string> {
  const { company, contacts } = trust.data;
  const written = [
    company.securityEmail,
    company.privacyEmail,
    company.phone,
    contacts.support,
    ...contacts.contact,
    ...agreements.map(({ data }) => data.party),
  ];
  return new Set(
    written.flatMap((text) =>
      text ? [text.toLowerCase().replace(/^(?:mailto|tel):/, ''), text.replace(/\D/g, '')] : [],
    ),
  );
}
