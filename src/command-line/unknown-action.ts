import { nearest } from '#domain/nearest.ts';
import { CommandFailure, type Invocation } from './command.ts';

/** The failure of a command whose first word is none of its actions, with the nearest one and all of them. */
export function unknownAction(written: string, actions: readonly string[]): CommandFailure {
  const all = `say what to do: ${actions.join(', ')}.`;
  if (written === '') return new CommandFailure(all);
  const [close] = nearest(written, actions, 1);
  return new CommandFailure(
    close === undefined
      ? `there is no action \`${written}\`; ${all}`
      : `there is no action \`${written}\`. Did you mean \`${close}\`? Otherwise ${all}`,
  );
}

/** Refuses words beyond those that an action takes: what is passed over in silence was meant to change something. */
export function refuseStray({ positionals }: Invocation, taken: number): void {
  const stray = positionals[taken];
  if (stray !== undefined) throw new CommandFailure(`there is no place for \`${stray}\`.`);
}
