import { isAccepted } from '#domain/gate/acceptance.ts';
import type { GateAgreement, GatedDocument, GatedText } from '#domain/gate/gate-catalogue.ts';
import { newerReport } from '#domain/gate/older-copies.ts';
import { servedDocument } from './case-file.ts';
import { newVersionMail, type VersionNews } from './follow-up-mails.ts';
import type { KnownText } from './follow-up-records.ts';
import type { GateParts } from './gate-parts.ts';
import type { Transaction } from './ports.ts';
import { recordEvent } from './record-event.ts';
import type { GrantRecord } from './records.ts';
import { personSite } from './requester-site.ts';
import { sendMessage } from './send-message.ts';

/**
 * Tells people with running access what this build has that the one before had not: another file of their document, a new version
 * of a gated text, a later report of its kind, a changed text of its agreement. The first build ever served announces nothing, and one that is older
 * than what is known (a rollback, the other half of a rolling update) says nothing either.
 */
export async function announceVersions(parts: GateParts): Promise<{ readonly told: number }> {
  const { ports } = parts;
  const isNews = await ports.store.read(async (tx) => isNewBuild(parts, await tx.knownTexts.list()));
  if (!isNews) return { told: 0 };
  const told = await ports.store.transaction((tx) => announce(parts, tx));
  if (told > 0) ports.wakeDelivery();
  return { told };
}

function isNewBuild({ catalogue }: GateParts, known: readonly KnownText[]): boolean {
  return Date.parse(catalogue.builtAt) > Math.max(0, ...known.map(({ builtAt }) => builtAt));
}

async function announce(parts: GateParts, tx: Transaction): Promise<number> {
  const { catalogue } = parts;
  const known = await tx.knownTexts.list();
  if (!isNewBuild(parts, known)) return 0;
  const builtAt = Date.parse(catalogue.builtAt);
  for (const { id, sha256, version } of catalogue.documents)
    await tx.knownTexts.put({ kind: 'document', id, sha256, version, builtAt });
  for (const { id, sha256, version } of catalogue.texts)
    await tx.knownTexts.put({ kind: 'text', id, sha256, version, builtAt });
  for (const { id, sha256, version } of catalogue.agreements)
    await tx.knownTexts.put({ kind: 'agreement', id, sha256, version, builtAt });
  if (known.length === 0) return 0;
  const changed = changesOf(parts, known);
  if (changed.documents.length + changed.texts.length + changed.agreements.length === 0) return 0;
  const told = await tellHolders(parts, tx, changed);
  await recordEvent(parts, tx, {
    event: 'versions-announced',
    actor: { kind: 'system' },
    data: {
      documents: [...changed.documents, ...changed.texts].map(({ id }) => id),
      agreements: changed.agreements.map(({ id }) => id),
      told,
    },
  });
  return told;
}

interface Changed {
  readonly known: readonly KnownText[];
  readonly documents: readonly GatedDocument[];
  readonly texts: readonly GatedText[];
  readonly agreements: readonly GateAgreement[];
}

function changesOf({ catalogue }: GateParts, known: readonly KnownText[]): Changed {
  const before = (kind: KnownText['kind'], id: string) =>
    known.find((text) => text.kind === kind && text.id === id);
  const documents = catalogue.documents.filter(
    ({ id, sha256 }) => servedDocument(catalogue, id) !== null && before('document', id)?.sha256 !== sha256,
  );
  return {
    known,
    documents,
    // By its version: the hash is of the page, which another release of this program may write in another way.
    texts: catalogue.texts.filter(({ id, version }) => {
      const old = before('text', id);
      const isTold = documents.some((document) => document.id === id);
      return (
        servedDocument(catalogue, id) !== null && old !== undefined && old.version !== version && !isTold
      );
    }),
    agreements: catalogue.agreements.filter(({ id, sha256 }) => {
      const old = before('agreement', id);
      return old !== undefined && old.sha256 !== sha256;
    }),
  };
}

async function tellHolders(parts: GateParts, tx: Transaction, changed: Changed): Promise<number> {
  const now = parts.ports.clock.now();
  const running = await tx.grants.listEnding(now, Number.MAX_SAFE_INTEGER);
  const holders = Map.groupBy(running, ({ email }) => email);
  let told = 0;
  for (const [email, grants] of holders) {
    const news = await newsFor(parts, tx, email, grants, changed);
    if (news.replaced.length + news.newer.length + news.agreements.length === 0) continue;
    const requestId = grants[0]?.requestId ?? null;
    const request = requestId === null ? null : await tx.requests.find(requestId);
    const mail = newVersionMail(await personSite(parts, tx, email), request ?? { name: '' }, news);
    await sendMessage(parts, tx, { kind: 'new-version', to: email, mail, requestId });
    told += 1;
  }
  return told;
}

async function newsFor(
  { catalogue }: GateParts,
  tx: Transaction,
  email: string,
  grants: readonly GrantRecord[],
  { known, documents, texts, agreements }: Changed,
): Promise<VersionNews> {
  const held = new Set(grants.map(({ documentId }) => documentId));
  const replaced = documents.filter(({ id }) => held.has(id) && known.some((text) => text.id === id));
  const newer = [...held].flatMap((id) => {
    const old = catalogue.documents.find((document) => document.id === id);
    // Documents that are offered side by side replace nothing.
    const successor = old && old.status !== 'issued' ? newerReport(old, catalogue.documents) : null;
    if (!old || !successor || !documents.includes(successor) || held.has(successor.id)) return [];
    return [{ title: successor.title, instead: old.title, id: successor.id }];
  });
  const acceptances = await tx.acceptances.listByEmail(email);
  const toSign = agreements.flatMap((agreement) => {
    if (isAccepted(agreement, acceptances)) return [];
    const grant = grants.find(
      ({ documentId }) => servedDocument(catalogue, documentId)?.agreement === agreement.id,
    );
    const { title, version } = agreement;
    return grant ? [{ title, version, requestId: grant.requestId }] : [];
  });
  return {
    replaced: [...replaced, ...texts.filter(({ id }) => held.has(id))].map(({ title, version }) => ({
      title,
      version,
    })),
    newer,
    agreements: toSign,
  };
}
