import { readFileSync } from 'node:fs';
import { escapeHtml, renderFile } from '../layout/markdown.ts';
import { signature } from '../report/tokens.ts';
import type { SampleDocument } from '../sample-document.ts';

const ostermere = {
  mark: 'Ostermere',
  where: 'Ostermere, Inc. · Portland, Oregon<br>Ostermere GmbH · Hamburg<br>trust@ostermere.example',
  accent: '#0f5c63',
};
const grauwall = {
  mark: 'Grauwall Security',
  where: 'Independent security testing<br>Report to Ostermere, Inc.',
  accent: '#5a2f2a',
};
const tidewarden = {
  mark: 'Tidewarden Specialty',
  where: 'Tidewarden Specialty Insurance Company<br>Confirmation of insurance',
  accent: '#2b3f66',
};

interface ShortDocument {
  readonly name: string;
  readonly house: typeof ostermere;
  readonly title: string;
  readonly aside: string;
  readonly date: string;
  /** What did not take place, for the line at the foot of each page. */
  readonly nothing: string;
  readonly tokens?: Readonly<Record<string, string>>;
}

/** The gated documents of a few pages: one Markdown file each, under the letterhead of the one who speaks. */
export function shortDocuments(): readonly SampleDocument[] {
  const documents: readonly ShortDocument[] = [
    {
      name: 'bridge-letter-2026-q3',
      house: ostermere,
      title: 'Bridge letter, July to September 2026',
      aside: 'October 5, 2026',
      date: '2026-10-05',
      nothing: 'No company issued this letter.',
      tokens: {
        signature: signature('Ostermere, Inc.', [
          'Chief Technology Officer, on behalf of management',
          'Portland, Oregon, October 5, 2026',
        ]),
      },
    },
    {
      name: 'pen-test-2026',
      house: grauwall,
      title: 'Penetration test 2026: summary report',
      aside: 'Version 1.0, July 10, 2026',
      date: '2026-07-10',
      nothing: 'No test took place and no firm issued it.',
      tokens: { signature: signature('Grauwall Security', ['July 10, 2026']) },
    },
    {
      name: 'insurance-2026',
      house: tidewarden,
      title: 'Confirmation of insurance',
      aside: 'April 1, 2026',
      date: '2026-04-01',
      nothing: 'No insurance exists and no insurer issued it.',
      tokens: {
        signature: signature('Tidewarden Specialty Insurance Company', [
          'Underwriting, technology lines',
          'April 1, 2026',
        ]),
      },
    },
    {
      name: 'architecture-overview',
      house: ostermere,
      title: 'Architecture overview',
      aside: 'Version 3.2, September 22, 2026',
      date: '2026-09-22',
      nothing: 'The system does not exist.',
      tokens: {
        'request-path': figure(
          'request-path',
          'The way of a request in one hosting region. Every arrow is an encrypted connection.',
        ),
        regions: figure('regions', 'Hosting regions and their recovery regions. The two pairs never mix.'),
      },
    },
    {
      name: 'disaster-recovery-exercise-2026',
      house: ostermere,
      title: 'Disaster recovery exercise 2026: summary',
      aside: 'Version 1.0, May 6, 2026',
      date: '2026-05-06',
      nothing: 'No exercise took place.',
    },
    {
      name: 'security-questionnaire-2026',
      house: ostermere,
      title: 'Security questionnaire 2026, answered',
      aside: 'Edition 2026.2, September 8, 2026',
      date: '2026-09-08',
      nothing: 'The answers describe no real service.',
    },
  ];
  return documents.map(sampleDocument);
}

function sampleDocument({ name, house, title, aside, date, nothing, tokens }: ShortDocument): SampleDocument {
  return {
    file: `${name}.pdf`,
    audience: 'gated',
    author: `${house.mark} (fictional)`,
    subject: 'Sample document of a fictional company',
    date,
    frame: {
      title,
      aside,
      disclaimer: `Sample document of a fictional company, written to demonstrate Vitrine. ${nothing}`,
      accent: house.accent,
    },
    body: `${letterhead(house)}<h1 class="title">${escapeHtml(title)}</h1><p class="subtitle">${escapeHtml(aside)}</p><div class="${name}">${renderFile(`short/${name}.md`, tokens)}</div>`,
  };
}

/** Name on the left, where and who on the right; `where` is HTML. */
export function letterhead({ mark, where }: { mark: string; where: string }): string {
  return `<div class="letterhead"><div class="mark">${mark}</div><div class="where">${where}</div></div>`;
}

function figure(name: string, caption: string): string {
  const svg = readFileSync(new URL(`./${name}.svg`, import.meta.url), 'utf8');
  return `<figure>${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}
