import type { GateAgreement } from '#domain/gate/gate-catalogue.ts';
import { type AssentWording, assentWording } from './assent-wording.ts';
import {
  type CaseFile,
  countedDocuments,
  findCase,
  openAgreements,
  servedDocument,
  titlesOf,
} from './case-file.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import type { SessionRecord } from './records.ts';
import { findSession } from './sessions.ts';

/** One agreement, ready to be read and accepted. The hashes go through the form, so that what was shown is what is signed. */
export interface AgreementView {
  readonly requestId: string;
  readonly agreement: Pick<
    GateAgreement,
    'id' | 'version' | 'title' | 'html' | 'sha256' | 'htmlSha256' | 'party' | 'effective'
  >;
  readonly documents: readonly string[];
  readonly signer: { readonly email: string; readonly name: string; readonly company: string };
  readonly wording: AssentWording;
  /** How many agreements are left, this one included. */
  readonly left: number;
}

export type AgreementShown =
  | { readonly kind: 'agreement'; readonly view: AgreementView }
  | { readonly kind: 'nothing-to-sign' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'sign-in' };

/** The next agreement that a request needs, for its own requester only. */
export function showAgreement(
  parts: GateParts,
  { session: token, requestId }: { readonly session: string | undefined; readonly requestId: string },
): Promise<AgreementShown> {
  return parts.ports.store.read(async (tx) => {
    const session = await findSession(parts, tx, 'requester', token);
    if (!session) return { kind: 'sign-in' };
    const file = await ownCase(tx, session, requestId);
    if (!file) return { kind: 'not-found' };
    const view = nextAgreement(parts, file);
    return view ? { kind: 'agreement', view } : { kind: 'nothing-to-sign' };
  });
}

/** The request if it belongs to this person and its address is proved; otherwise it does not exist. */
export async function ownCase(
  tx: Transaction,
  session: SessionRecord,
  requestId: string,
): Promise<CaseFile | null> {
  const file = await findCase(tx, requestId);
  return file && file.request.email === session.email && file.request.verifiedAt !== null ? file : null;
}

/** What is to sign next, or null. A request that has ended has nothing to sign. */
export function nextAgreement({ catalogue }: GateParts, file: CaseFile): AgreementView | null {
  const { request, acceptances } = file;
  if (!['verified', 'in-review', 'more-info', 'approved', 'active'].includes(request.status)) return null;
  const counted = countedDocuments(file);
  const open = openAgreements(catalogue, counted, acceptances).filter((agreement) => agreement !== 'missing');
  const [agreement] = open;
  if (!agreement) return null;
  const governed = counted.filter((id) => servedDocument(catalogue, id)?.agreement === agreement.id);
  const { id, version, title, html, sha256, htmlSha256, party, effective } = agreement;
  return {
    requestId: request.id,
    agreement: {
      ...{ id, version, title, html, sha256, htmlSha256, party },
      ...(effective === undefined ? {} : { effective }),
    },
    documents: titlesOf(catalogue, governed),
    signer: { email: request.email, name: request.name, company: request.company },
    wording: assentWording(agreement, request.company, request.recipientCategory, catalogue.site.locale),
    left: open.length,
  };
}
