/** The files that have a published schema. */
export const schemaNames = [
  'trust',
  'controls',
  'criteria',
  'policies',
  'reports',
  'subprocessors',
  'faq',
  'vendor-summary',
] as const;
export type SchemaName = (typeof schemaNames)[number];

/** Where the schema of version 1 of a file is published. */
export function schemaPath(name: SchemaName): string {
  return `/schemas/${name}-1.json`;
}
