import { contentSchemas } from './content-schemas.ts';
import { describedRules } from './described-rules.ts';
import { envExample } from './env-example.ts';
import { rulePage } from './rule-page.ts';
import { rulesIndex } from './rules-index.ts';

/** The folders in which everything is generated. */
export const generatedFolders = ['docs/rules', 'schemas'] as const;

/** Every generated file by its path from the root of the repository. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const rules = describedRules();
  const files = new Map<string, string>([['docs/rules/README.md', rulesIndex(rules)]]);
  for (const rule of rules) files.set(`docs/rules/${rule.id}.md`, rulePage(rule));
  for (const { name, schema } of contentSchemas())
    files.set(`schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  files.set('.env.example', envExample());
  return files;
}
