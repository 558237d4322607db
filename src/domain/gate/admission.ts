import { isDisposable } from './disposable-mail.ts';
import { type EmailAddress, isBelowDomain, isInDomain } from './email-address.ts';
import { freeMailDomains } from './free-mail.ts';
import type { AutoApprovalRule, GateCatalogue } from './gate-catalogue.ts';

/** Whether `gate.yaml` keeps this address out. The visitor is not told: the answer is the ordinary page. */
export function isBlocked(
  address: EmailAddress,
  { domains, freeMail, disposable }: GateCatalogue['block'],
): boolean {
  if (domains.some((domain) => isBelowDomain(address, domain))) return true;
  if (freeMail === 'block' && freeMailDomains.has(address.domain)) return true;
  return disposable === 'block' && isDisposable(address.domain);
}

/**
 * The rule that approves a request without a person: exact domain of the *verified* address, never a free-mail or throw-away one,
 * and every requested document covered. Otherwise null, and staff decide.
 */
export function approvingRule(
  address: EmailAddress,
  documents: readonly string[],
  rules: readonly AutoApprovalRule[],
): AutoApprovalRule | null {
  if (freeMailDomains.has(address.domain) || isDisposable(address.domain)) return null;
  if (documents.length === 0) return null;
  const covers = (rule: AutoApprovalRule) =>
    isInDomain(address, rule.domain) && documents.every((id) => rule.documents.includes(id));
  return rules.find(covers) ?? null;
}
