import { isUsedBy } from './changes/subprocessor-changes.ts';
import type { PublicContent } from './public-content.ts';

/** Where the subprocessors of one product are listed. */
export function productPath(product: string): string {
  return `/subprocessors/${product.toLowerCase()}/`;
}

/** The content with only the subprocessors that one product uses. */
export function contentOfProduct(content: PublicContent, product: string): PublicContent {
  const { list, noticeDays } = content.subprocessors;
  return { ...content, subprocessors: { noticeDays, list: list.filter((one) => isUsedBy(one, product)) } };
}
