import type { IssuedCopy } from '#gate/trace-copy.ts';
import type { LeakTrace, TracedId } from '#server/pdf/trace/trace-leak.ts';
import type { IssuedCopies } from './find-issued-copies.ts';

/** What was found, for a person who has to decide what to do about it. */
export function traceText(trace: LeakTrace, issued: IssuedCopies): string {
  const parts = trace.found.map((id, i) => idText(trace, id, issued, i));
  return [...parts, ...remarks(trace, issued)].join('\n');
}

function idText(trace: LeakTrace, id: TracedId, issued: IssuedCopies, index: number): string {
  const copy = issued.kind === 'asked' ? issued.copies[index] : undefined;
  const lines = [`Copy ${id.copyId}`, ...evidence(trace, id).map((line) => `  ${line}`)];
  if (copy) lines.push(...copyLines(copy).map((line) => `  ${line}`));
  else if (issued.kind === 'asked')
    lines.push('  The database knows no such copy: it is of another server, or the id was made up.');
  return `${lines.join('\n')}\n`;
}

function evidence({ pages, dotPages }: LeakTrace, id: TracedId): string[] {
  const lines = [
    `Text: on ${id.text.length} of ${pages} pages${id.properties ? ', and in the properties' : ''}.`,
  ];
  const read = `Dots: ${id.dots.length} of ${dotPages} pages that were looked at agree`;
  const fitting =
    id.fitting.length > 0
      ? `; on ${id.fitting.length} they are too faint to be read, or mixed, and fit this copy of all that were issued`
      : '';
  const together = id.dotsTogether.length > 0 ? `; ${id.dotsTogether.length} more only together` : '';
  lines.push(`${read}${together}${fitting}.`);
  if (id.dots.length + id.dotsTogether.length + id.fitting.length === 0)
    lines.push('The id stands in the text alone, where anybody can write it: look for other evidence.');
  return lines;
}

function copyLines({ copy, request, grant }: IssuedCopy): string[] {
  const person = request
    ? `${request.name}, ${request.company}, ${copy.email}`
    : `${copy.email} (request erased)`;
  return [
    `Issued to: ${person}`,
    `Document: ${copy.documentId} (SHA-256 before stamping ${copy.documentSha256})`,
    `Issued: ${moment(copy.issuedAt)}, to ${copy.clientAddress}`,
    `Request ${copy.requestId}, grant ${copy.grantId}${grant ? `, approved by ${grant.approvedBy} on ${moment(grant.approvedAt)}${grantEnd(grant)}` : ''}`,
  ];
}

function grantEnd({ expiresAt, revokedAt }: NonNullable<IssuedCopy['grant']>): string {
  if (revokedAt !== null) return `, revoked ${moment(revokedAt)}`;
  return expiresAt === null ? '' : `, until ${moment(expiresAt)}`;
}

function remarks({ found, pages, dotPages, unreadableDots }: LeakTrace, issued: IssuedCopies): string[] {
  const lines: string[] = [];
  if (found.length === 0)
    lines.push(
      `No copy id was found on ${pages} ${pages === 1 ? 'page' : 'pages'} (dots looked for on ${dotPages}).`,
    );
  if (found.length > 1)
    lines.push(
      'There is more than one id: pages of several copies were put together or laid on one another, or an id was written in.',
    );
  if (unreadableDots.length > 0)
    lines.push(
      `Page ${unreadableDots.join(', ')}: the dots are there but say no id; two copies may have been laid on one another.`,
    );
  if (found.length > 0 && issued.kind === 'not-asked')
    lines.push(
      `Only the id was found: ${issued.why}. Set VITRINE_DATA or DATABASE_URL as the server has them.`,
    );
  return lines.map((line) => `${line}\n`);
}

function moment(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
