/** What is wrong with a variable. The message goes on after its name and repeats no value. */
export type SettingProblem = { readonly variable: string; readonly message: string };

/** The problems as one text for a person: a line each, the variable first. */
export function settingsMessage(problems: readonly SettingProblem[]): string {
  const lines = problems.map(({ variable, message }) => `  ${variable} ${message}`);
  return ['The server does not start, because its settings are not right:', ...lines].join('\n');
}
