import { placeOf } from '#domain/entry.ts';
import { requestableFile } from '#domain/requestable.ts';
import type { Example, Rule } from '../rule.ts';

/** Somebody can decide about the requests that the site invites. */
export const gateApprover: Rule = {
  id: 'gate-approver',
  severity: 'warning',
  title: 'Where gated documents can be requested, somebody can approve.',
  rationale:
    'The site shows a request button for each gated document. Without an approver or admin in gate.yaml every request waits for ever. `gate: { url: none }` in trust.yaml turns the buttons into mail links.',
  examples: examples(),
  *check({ trustCenter, facts, today }) {
    const { trust, gate, reports, documents } = trustCenter;
    // A broken gate.yaml has findings of its own: nobody knows what it says.
    if (trust.data.gate?.url === 'none' || gate.refused) return;
    const requestable = [...reports, ...documents].filter(({ data }) => requestableFile(data, today));
    const approvers = gate.data.staff.some(({ role }) => role === 'approver' || role === 'admin');
    if (requestable.length === 0 || approvers) return;
    const count = requestable.length === 1 ? 'One document' : `${requestable.length} documents`;
    const missing = !facts.texts.has(gate.file);
    yield {
      message: missing
        ? `${count} can be requested, but there is no file gate.yaml, so nobody may approve.`
        : `${count} can be requested, but nobody in gate.yaml may approve.`,
      hint: missing
        ? 'Write gate.yaml with `staff: [{ email: …, role: approver }]`; the sample has one.'
        : 'Add `staff: [{ email: …, role: approver }]`.',
      file: gate.file,
      place: placeOf(gate, 'staff'),
    };
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const files = (role: string) => ({
    'gate.yaml': `approval: { grantDays: 14 }
staff:
  - { email: someone@acme.example, role: ${role} }
`,
    'documents/insurance.md': `---
kind: insurance
title: Confirmation of insurance
date: 2026-04-01
agreement: nda
file: { vault: insurance.pdf.age, sha256: "${'0'.repeat(64)}", pages: 2, bytes: 9000 }
---
`,
  });

  return [
    {
      title: 'Only sales',
      files: files('sales'),
      findings: ['gate.yaml:2 One document can be requested, but nobody in gate.yaml may approve.'],
    },
    {
      title: 'No gate.yaml at all',
      files: { ...files('sales'), 'gate.yaml': null },
      findings: [
        'gate.yaml One document can be requested, but there is no file gate.yaml, so nobody may approve.',
      ],
    },
    { title: 'An approver', files: files('approver'), findings: [] },
    { title: 'Nothing to request', files: { 'gate.yaml': 'staff: []\n' }, findings: [] },
  ];
}
