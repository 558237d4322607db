import type { GatedDocument } from '#domain/gate/gate-catalogue.ts';
import { servedDocument } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';

/** What can be asked for. Titles, versions and dates may be public; page counts and hashes are not in it. */
export interface Offer {
  readonly documents: readonly Pick<GatedDocument, 'id' | 'title' | 'kind' | 'version' | 'date'>[];
  /** Kinds of recipients that restricted-use paragraphs allow; empty: no such paragraph. */
  readonly recipientCategories: readonly string[];
  readonly target: string;
  readonly site: GateParts['catalogue']['site'];
  readonly approval: Pick<GateParts['catalogue']['approval'], 'grantDays' | 'maxGrantDays'>;
  readonly retention: GateParts['catalogue']['retention'];
}

export function showOffer({ catalogue }: GateParts): Offer {
  const documents = catalogue.documents.filter(({ id }) => servedDocument(catalogue, id));
  return {
    documents: documents.map(({ id, title, kind, version, date }) => ({ id, title, kind, version, date })),
    recipientCategories: [...new Set(documents.flatMap(({ recipientCategories }) => recipientCategories))],
    target: catalogue.approval.target,
    site: catalogue.site,
    approval: { grantDays: catalogue.approval.grantDays, maxGrantDays: catalogue.approval.maxGrantDays },
    retention: catalogue.retention,
  };
}
