import type { CriterionId } from '#domain/criterion.ts';
import { type CatalogueId, type CatalogueItem, frameworkCatalogue } from './catalogue.ts';
import ccpa from './data/crosswalks/soc2-to-ccpa.json' with { type: 'json' };
import gdpr from './data/crosswalks/soc2-to-gdpr.json' with { type: 'json' };
import hipaa from './data/crosswalks/soc2-to-hipaa.json' with { type: 'json' };
import iso27001 from './data/crosswalks/soc2-to-iso-27001-2022.json' with { type: 'json' };
import nist80053 from './data/crosswalks/soc2-to-nist-800-53-r5.json' with { type: 'json' };
import nistCsf from './data/crosswalks/soc2-to-nist-csf-2.0.json' with { type: 'json' };
import pciDss from './data/crosswalks/soc2-to-pci-dss-4.0.1.json' with { type: 'json' };
import german from './data/crosswalks/source.de.json' with { type: 'json' };
import type { FrameworkLanguage } from './translation.ts';

/** An item of another framework that the criteria suggest, and which of them do. */
export interface SuggestedReference<F extends CatalogueId = CatalogueId> extends CatalogueItem<F> {
  readonly because: readonly CriterionId[];
}

/** Where a crosswalk comes from; the note belongs beside every place that shows one. */
export interface CrosswalkSource {
  readonly source: string;
  readonly licence: string;
  readonly note: string;
}

/**
 * The items of a framework that go with these SOC 2 criteria, in the framework's order, each once. `because` keeps
 * the order in which the criteria were given; a criterion without a counterpart suggests nothing.
 */
export function suggestedReferences<F extends CatalogueId>(
  criteria: readonly CriterionId[],
  framework: F,
  language: FrameworkLanguage = 'en',
): readonly SuggestedReference<F>[] {
  const because = new Map<string, CriterionId[]>();
  for (const criterion of new Set(criteria)) {
    for (const target of crosswalks[framework].pairs[criterion] ?? []) {
      because.set(target, [...(because.get(target) ?? []), criterion]);
    }
  }
  return frameworkCatalogue(framework, language).items.flatMap((item) => {
    const reasons = because.get(item.id);
    return reasons ? [{ ...item, because: reasons }] : [];
  });
}

/** Source, license sentence and the standing note of the crosswalk from SOC 2 to a framework. */
export function crosswalkSource(framework: CatalogueId, language: FrameworkLanguage = 'en'): CrosswalkSource {
  if (language === 'de') return german;
  const { source, licence } = crosswalks[framework];
  return { source, licence, note: 'Guidance, not an official mapping.' };
}

interface CrosswalkData {
  readonly source: string;
  readonly licence: string;
  readonly pairs: Readonly<Record<string, readonly string[]>>;
}

// crosswalk.test.ts parses each file and looks every id up in its catalogue.
const crosswalks: Readonly<Record<CatalogueId, CrosswalkData>> = {
  iso27001,
  'nist-csf': nistCsf,
  'nist-800-53': nist80053,
  hipaa,
  gdpr,
  ccpa,
  'pci-dss': pciDss,
};
