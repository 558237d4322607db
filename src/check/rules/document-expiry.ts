import { daysBetween } from '#domain/calendar-day.ts';
import { at, type Example, type Rule } from '../rule.ts';

/** Documents that end have not ended; insurance always does. */
export const documentExpiry: Rule = {
  id: 'document-expiry',
  severity: 'warning',
  title: 'No document has expired, and a confirmation of insurance says when it does.',
  rationale:
    'An expired document loses its download, so whoever was promised it finds nothing. Insurance is renewed every year; without an end the confirmation cannot be judged. An end within 30 days is information.',
  examples: examples(),
  *check({ trustCenter, today }) {
    for (const document of trustCenter.documents) {
      const { expires, date, kind } = document.data;
      if (!expires) {
        if (kind === 'insurance')
          yield at(
            document,
            'kind',
            'The confirmation of insurance does not say when it expires.',
            'Add `expires: YYYY-MM-DD`.',
          );
        continue;
      }
      const days = daysBetween(today, expires);
      if (expires < date)
        yield at(
          document,
          'expires',
          `The document expires on ${expires}, before its own date ${date}.`,
          'Check which of the two is meant.',
        );
      else if (days < 0)
        yield at(
          document,
          'expires',
          `${document.id} expired on ${expires}, ${-days} days ago; it has no download any more.`,
          'Add the new one, or remove it.',
        );
      else if (days <= 30)
        yield {
          ...at(
            document,
            'expires',
            `${document.id} expires on ${expires}, in ${days} days.`,
            'Renew it before its download goes.',
          ),
          severity: 'info',
        };
    }
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const insurance = (dates: string) => ({
    'documents/insurance.md': `---
kind: insurance
title: Confirmation of insurance
${dates}
---
`,
  });

  return [
    {
      title: 'Expired',
      files: insurance('date: 2025-04-01\nexpires: 2026-03-31'),
      findings: [
        'documents/insurance.md:5 insurance expired on 2026-03-31, 237 days ago; it has no download any more.',
      ],
    },
    {
      title: 'It expires before its own date',
      files: insurance('date: 2026-04-01\nexpires: 2026-03-31'),
      findings: [
        'documents/insurance.md:5 The document expires on 2026-03-31, before its own date 2026-04-01.',
      ],
    },
    {
      title: 'It expires soon',
      files: insurance('date: 2025-12-01\nexpires: 2026-11-30'),
      findings: ['documents/insurance.md:5 insurance expires on 2026-11-30, in 7 days.'],
    },
    {
      title: 'Insurance without an end',
      files: insurance('date: 2026-04-01'),
      findings: ['documents/insurance.md:2 The confirmation of insurance does not say when it expires.'],
    },
    {
      title: 'Good until next year',
      files: insurance('date: 2026-04-01\nexpires: 2027-03-31'),
      findings: [],
    },
  ];
}
