import { at, type Example, type Rule } from '../rule.ts';

/** The delegate who decides in somebody's absence may decide. */
export const approvalDelegate: Rule = {
  id: 'approval-delegate',
  severity: 'warning',
  title: 'The delegate for approvals is an approver or admin of the staff.',
  rationale:
    'When nobody answers in time, the gate asks the delegate. One who is not among the staff, or may not approve, can open the request and do nothing.',
  examples: examples(),
  *check({ trustCenter: { gate } }) {
    const { delegate } = gate.data.approval;
    if (!delegate) return;
    const person = gate.data.staff.find(({ email }) => email.toLowerCase() === delegate.toLowerCase());
    if (!person)
      yield at(
        gate,
        'approval.delegate',
        `The delegate ${delegate} is not among the staff.`,
        'Add the address under `staff` with the role approver.',
      );
    else if (person.role !== 'approver' && person.role !== 'admin')
      yield at(
        gate,
        'approval.delegate',
        `The delegate ${delegate} has the role ${person.role} and may not approve.`,
        'Give the role approver, or name somebody else.',
      );
  },
};

/** Content that breaks the rule, and content that keeps it. */
function examples(): readonly Example[] {
  const gate = (delegate: string) => ({
    'gate.yaml': `approval: { delegate: ${delegate} }
staff:
  - { email: approver@acme.example, role: approver }
  - { email: sales@acme.example, role: sales }
`,
  });

  return [
    {
      title: 'Somebody else',
      files: gate('boss@acme.example'),
      findings: ['gate.yaml:1 The delegate boss@acme.example is not among the staff.'],
    },
    {
      title: 'Sales decide nothing',
      files: gate('sales@acme.example'),
      findings: ['gate.yaml:1 The delegate sales@acme.example has the role sales and may not approve.'],
    },
    { title: 'An approver', files: gate('Approver@acme.example'), findings: [] },
  ];
}
