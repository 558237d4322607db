import type { AuditEntry } from '#domain/gate/audit-chain.ts';
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
  session: SessionRecord;
  acceptance: Omit<AcceptanceRecord, 'documents' | 'statements'> & { documents: string; statements: string };
  agreementText: { sha256: string; kind: 'markdown' | 'html'; body: string; keptAt: number };
  accessGrant: GrantRecord;
  issuedCopy: CopyRecord;
  message: MessageRecord;
  auditEntry: Omit<AuditEntry, 'data' | 'personal'> & { data: string; personal: string };
  personalData: PersonalRecord;
  rateCounter: { key: string; windowStart: number; hits: number };
  failureCounter: { kind: string; minute: number; hits: number };
}
