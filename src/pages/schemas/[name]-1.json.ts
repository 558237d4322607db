import type { APIRoute, GetStaticPaths } from 'astro';
import { schemaOf } from '#export/api/files.ts';
import { type SchemaName, schemaNames } from '#export/api/schema-path.ts';
import { publishedJson } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const getStaticPaths = (() =>
  schemaNames.map((name) => ({ params: { name }, props: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: SchemaName }> = ({ props }) =>
  publishedJson(schemaOf(props.name, publicSources()), 'application/schema+json');
