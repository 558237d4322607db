import type { CatalogueId, FrameworkId } from './catalogue.ts';
import ccpa from './data/ccpa.de.json' with { type: 'json' };
import gdpr from './data/gdpr.de.json' with { type: 'json' };
import hipaa from './data/hipaa.de.json' with { type: 'json' };
import iso27001 from './data/iso-27001-2022.de.json' with { type: 'json' };
import nist80053 from './data/nist-800-53-r5.de.json' with { type: 'json' };
import nistCsf from './data/nist-csf-2.0.de.json' with { type: 'json' };
import pciDss from './data/pci-dss-4.0.1.de.json' with { type: 'json' };
import soc2 from './data/soc2-tsc-2017-rev2022.de.json' with { type: 'json' };

/** Languages in which Vitrine has words for frameworks. `data/<edition>.json` is English, `data/<edition>.de.json` the German beside it. */
export type FrameworkLanguage = 'en' | 'de';

/** What one language says of a framework. Titles and groups are absent where only the publisher's own English may be shown. */
export interface FrameworkTranslation {
  readonly edition: string;
  readonly source: string;
  readonly licence: string;
  readonly groups?: Readonly<Record<string, string>>;
  readonly items?: Readonly<Record<string, string>>;
}

/** What one language says of the SOC 2 criteria, all of it in our own words. `points` are in the order of their positions. */
export interface CriteriaTranslation extends FrameworkTranslation {
  readonly series: Readonly<Record<string, string>>;
  readonly criteria: Readonly<
    Record<
      string,
      { readonly title: string; readonly summary: string; readonly points: readonly string[] } | undefined
    >
  >;
}

/** The language in which a site of this locale shows frameworks: that of the locale, such as `de-CH`, or English. */
export function frameworkLanguage(locale: string): FrameworkLanguage {
  return /^de\b/i.test(locale) ? 'de' : 'en';
}

/** The language of a framework's titles on such a site: NIST's and HIPAA's are official English wherever they are shown. */
export function titleLanguage(framework: FrameworkId, language: FrameworkLanguage): FrameworkLanguage {
  if (framework === 'soc2') return language;
  return frameworkTranslation(framework, language)?.items ? language : 'en';
}

/** The words of a framework in a language; null for English, which stands in the catalogue itself. */
export function frameworkTranslation(
  framework: CatalogueId,
  language: FrameworkLanguage,
): FrameworkTranslation | null {
  return language === 'en' ? null : german[framework];
}

/** The same for the SOC 2 criteria. */
export function criteriaTranslation(language: FrameworkLanguage): CriteriaTranslation | null {
  return language === 'en' ? null : soc2;
}

// translation.test.ts compares each file with its catalogue, id by id.
const german: Readonly<Record<CatalogueId, FrameworkTranslation>> = {
  iso27001,
  'nist-csf': nistCsf,
  'nist-800-53': nist80053,
  hipaa,
  gdpr,
  ccpa,
  'pci-dss': pciDss,
};
