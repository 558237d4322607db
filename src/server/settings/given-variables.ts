/** An environment, as Node gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What is set, without the white space around it. An empty variable, as Compose files pass them, is not set. */
export function givenVariables(env: Environment): Environment {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(trimmed.filter(([, value]) => value));
}
