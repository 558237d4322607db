import type { GatedDocument } from '#domain/gate/gate-catalogue.ts';
import { type ServedDocument, servedDocument } from './case-file.ts';
import type { GateParts } from './gate-parts.ts';

/** What can be asked for. Titles, versions and dates may be public; page counts and hashes are not in it. */
export interface Offer {
  readonly documents: readonly Pick<GatedDocument, 'id' | 'title' | 'kind' | 'version' | 'date' | 'status'>[];
  /** Kinds of recipients that restricted-use paragraphs allow; empty: no such paragraph. */
  readonly recipientCategories: readonly string[];
  /** The usual time of a decision; null where none is promised. */
  readonly target: string | null;
  readonly site: GateParts['catalogue']['site'];
  readonly approval: Pick<GateParts['catalogue']['approval'], 'grantDays' | 'maxGrantDays' | 'order'>;
  readonly retention: GateParts['catalogue']['retention'];
}

export function showOffer({ catalogue }: GateParts): Offer {
  const files = new Set(catalogue.documents.map(({ id }) => id));
  const texts = catalogue.texts.filter(({ id }) => !files.has(id));
  const documents = [...catalogue.documents, ...texts]
    .filter(({ id }) => servedDocument(catalogue, id))
    .toSorted((a, b) => Number(isSuperseded(a)) - Number(isSuperseded(b)));
  return {
    documents: documents.map(({ id, title, kind, version, date, status }) => ({
      ...{ id, title, kind, version, date, status },
    })),
    recipientCategories: [...new Set(documents.flatMap(({ recipientCategories }) => recipientCategories))],
    target: catalogue.approval.target ?? null,
    site: catalogue.site,
    approval: {
      grantDays: catalogue.approval.grantDays,
      maxGrantDays: catalogue.approval.maxGrantDays,
      order: catalogue.approval.order,
    },
    retention: catalogue.retention,
  };
}

/** A newer report has taken its place; it stands after what is current. */
function isSuperseded({ status }: ServedDocument): boolean {
  return status === 'superseded';
}
