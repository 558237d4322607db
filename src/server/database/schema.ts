import type { AuditEntry } from '#domain/gate/audit-chain.ts';
import type {
  KnownText,
  RenewalLink,
  SubscriptionProof,
  SubscriptionRecord,
  WebhookCall,
  WebhookStop,
} from '#gate/follow-up-records.ts';
import type { EndedStaff, InvitationRecord, InvitedRequest } from '#gate/invitation-record.ts';
import type { CertificateRecord } from '#gate/privacy-ports.ts';
import type {
  AcceptanceRecord,
  CopyRecord,
  GrantRecord,
  MessageRecord,
  PersonalRecord,
  RequestRecord,
  SessionRecord,
  VerificationRecord,
} from '#gate/records.ts';

/**
 * The tables as Kysely sees them. Columns carry the records' names (snake_case in SQL, through `CamelCasePlugin`);
 * lists and objects are JSON text.
 */
export interface GateSchema {
  accessRequest: RequestRecord;
  requestDocument: { requestId: string; documentId: string; position: number };
  verification: VerificationRecord;
  session: Omit<SessionRecord, 'staffGroups'> & { staffGroups: string | null };
  acceptance: Omit<AcceptanceRecord, 'documents' | 'statements'> & { documents: string; statements: string };
  agreementText: { sha256: string; kind: 'markdown' | 'html'; body: string; keptAt: number };
  certificate: CertificateRecord;
  accessGrant: GrantRecord;
  issuedCopy: CopyRecord;
  message: MessageRecord;
  auditEntry: Omit<AuditEntry, 'data' | 'personal'> & { data: string; personal: string };
  personalData: PersonalRecord;
  rateCounter: { key: string; windowStart: number; hits: number };
  serverFact: { name: string; value: string };
  failureCounter: { kind: string; minute: number; hits: number };
  invitation: Omit<InvitationRecord, 'documents'> & { documents: string };
  invitedRequest: InvitedRequest;
  endedStaff: EndedStaff;
  sentNotice: { name: string; at: number };
  renewalLink: Omit<RenewalLink, 'documents'> & { documents: string };
  knownText: KnownText;
  knownChange: { id: string; seenAt: number };
  subscription: Omit<SubscriptionRecord, 'topics'> & { topics: string };
  subscriptionProof: Omit<SubscriptionProof, 'topics'> & { topics: string };
  unsubscribeLink: { linkHash: string; subscriptionId: string; createdAt: number };
  webhookCall: WebhookCall;
  webhookStop: WebhookStop;
}
