import { githubReporter } from './github.ts';
import { jsonReporter } from './json.ts';
import { prettyReporter } from './pretty.ts';
import type { Reporter } from './report.ts';

/** Reporters by the name that `--format` takes. */
export const reporters: Readonly<Record<string, Reporter>> = {
  pretty: prettyReporter,
  json: jsonReporter,
  github: githubReporter,
};
