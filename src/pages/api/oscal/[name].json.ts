import type { APIRoute, GetStaticPaths } from 'astro';
import { oscalFiles } from '#export/oscal/oscal-files.ts';
import { publishedJson } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const getStaticPaths = (() =>
  Object.entries(oscalFiles).flatMap(([name, write]) => {
    const value = write(publicSources());
    return value === null ? [] : [{ params: { name }, props: { value } }];
  })) satisfies GetStaticPaths;

export const GET: APIRoute<{ value: object }> = ({ props }) => publishedJson(props.value);
