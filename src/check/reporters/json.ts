import type { Reporter } from './report.ts';

/** `{ version: 1, summary, diagnostics }`, the stable form for programs. */
export const jsonReporter: Reporter = ({ diagnostics, summary }) =>
  `${JSON.stringify({ version: 1, summary, diagnostics }, null, 2)}\n`;
