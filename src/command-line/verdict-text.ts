import type { AuditVerdict } from '#gate/verify-audit.ts';
import type { Terminal } from './command.ts';

/** Says what the check of an audit log gave after its database was put in place; gives whether all is well. */
export function verdictText({ chain, personal }: AuditVerdict, terminal: Terminal): boolean {
  const words = chain.kind === 'consistent' ? chain.message : `Broken at entry ${chain.seq}: ${chain.why}.`;
  terminal.out(`${words}\n`);
  for (const reference of personal.altered) terminal.out(`Altered personal value: ${reference}\n`);
  return chain.kind === 'consistent' && personal.altered.length === 0;
}
