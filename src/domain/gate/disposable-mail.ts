import { disposableDomains } from './disposable-domains.ts';

/**
 * Whether a domain, or one above it, is on the list of services whose mailboxes are thrown away: an address there proves
 * nobody. The list is never complete, so it only keeps rules from approving, unless `gate.yaml` refuses what is on it.
 */
export function isDisposable(domain: string): boolean {
  known ??= new Set(disposableDomains.split('\n').filter((line) => line !== ''));
  const labels = domain.toLowerCase().split('.');
  return labels.some((_, index) => index < labels.length - 1 && known?.has(labels.slice(index).join('.')));
}

/** Made at the first question: a check of content without rules needs none of it. */
let known: ReadonlySet<string> | undefined;
