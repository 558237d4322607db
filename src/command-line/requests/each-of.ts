import { type ExitCode, type Invocation, textOption } from '../command.ts';

/**
 * Does the same to several, each on its own: one that is refused does not hold up the others. Several answers in JSON are one list,
 * each with its `id`; one answer is itself. @returns the worst of the exit codes
 */
export async function eachOf(
  invocation: Invocation,
  ids: readonly string[],
  act: (id: string, invocation: Invocation) => Promise<ExitCode>,
): Promise<ExitCode> {
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return act(only, invocation);
  const isJson = textOption(invocation, 'format') === 'json';
  const answers: object[] = [];
  let worst: ExitCode = 0;
  for (const id of ids) {
    const printed: string[] = [];
    const { terminal } = invocation;
    const own = {
      ...terminal,
      out: (text: string) => (isJson ? void printed.push(text) : terminal.out(text)),
      err: (text: string) => terminal.err(`${id}: ${text}`),
    };
    const code = await act(id, { ...invocation, terminal: own });
    if (code > worst) worst = code;
    if (printed.length > 0) answers.push({ id, ...JSON.parse(printed.join('')) });
  }
  if (isJson) invocation.terminal.out(`${JSON.stringify(answers, null, 2)}\n`);
  return worst;
}
