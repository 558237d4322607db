import { overviewView } from '#site/overview-view.ts';
import type { PublicReport } from '#site/public/public-report.ts';
import { reportName, standingWords } from '#site/report-words.ts';
import { siteTitle } from '#site/site-title.ts';
import { accentPalette } from '#site/theme/accent.ts';
import { type Words, wordsOf } from '#site/words/words.ts';
import type { Sources } from '../sources.ts';
import { xmlText } from '../xml.ts';
import { fitted, widthOf } from './text-width.ts';

/** The badges, each for the ground that it stands on. */
export const badgePaths = { light: '/badge.svg', dark: '/badge-dark.svg' } as const;
export type BadgeTheme = keyof typeof badgePaths;

/** What a badge says: two lines to see, and one sentence for who cannot see them. */
export interface BadgeWords {
  readonly first: string;
  readonly second: string;
  readonly title: string;
}

/**
 * The words of the badge. A report is named with its state and dates, and never as something that the company “is” or “has
 * passed”: a SOC 2 report certifies nothing.
 */
export function badgeWords({ content, index }: Sources): BadgeWords {
  const { lead } = overviewView(content, index);
  const w = wordsOf(content.site.locale).words.badge;
  const first = lead ? reportName(lead) : siteTitle(content);
  const state = lead ? [standingWords(lead), timeOf(lead, w)] : [w.none];
  const second = [...state, w.asOf(content.today)].filter((words) => words !== null).join(' · ');
  return { first, second, title: `${content.company.name}: ${first}. ${second}` };
}

/** The badge as a picture without script, style sheet or font of its own, so that any page can show it. */
export function badgeSvg(theme: BadgeTheme, sources: Sources): string {
  const { company, site } = sources.content;
  const words = badgeWords(sources);
  const [first, second] = [fitted(words.first, 15, mostText), fitted(words.second, 12, mostText)];
  const width = Math.ceil(Math.max(widthOf(first, 15) * 1.05, widthOf(second, 12))) + 72;
  const { ground, edge, text, soft } = inks[theme];
  const { accent, onAccent } = accentPalette(site.accent)[theme];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="56" viewBox="0 0 ${width} 56" role="img" aria-labelledby="t">`,
    `<title id="t">${xmlText(words.title)}</title>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="55" rx="9.5" fill="${ground}" stroke="${edge}"/>`,
    `<rect x="10" y="10" width="36" height="36" rx="8" fill="${accent}"/>`,
    `<g font-family="system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif">`,
    `<text x="28" y="35" text-anchor="middle" font-size="20" font-weight="700" fill="${onAccent}">${xmlText(initial(company.name))}</text>`,
    `<text x="58" y="25" font-size="15" font-weight="650" fill="${text}">${xmlText(first)}</text>`,
    `<text x="58" y="43" font-size="12" fill="${soft}">${xmlText(second)}</text>`,
    '</g></svg>',
    '',
  ].join('\n');
}

/** In pixels. */
const mostText = 420;

const inks = {
  light: { ground: '#ffffff', edge: '#c9d1d4', text: '#15191b', soft: '#4a5559' },
  dark: { ground: '#14191c', edge: '#3a454a', text: '#f1f4f5', soft: '#b4bfc3' },
} as const;

/** The time that a report speaks of, short: the end of a period or validity, or the day. */
function timeOf(report: PublicReport, w: Words['badge']): string | null {
  if (report.kind === 'certificate') return report.expires && w.validTo(report.expires);
  if (report.period) return w.periodTo(report.period.end);
  return report.asOf && w.at(report.asOf);
}

function initial(name: string): string {
  return [...name].find((character) => /[\p{L}\p{N}]/u.test(character))?.toUpperCase() ?? 'T';
}
