import type { APIRoute, GetStaticPaths } from 'astro';
import { publishedText } from '#export/published-response.ts';
import { sitePages } from '#export/site-pages.ts';
import { publicSources } from '#export/sources.ts';
import { markdownPath } from '#site/alternate-links.ts';

export const prerender = true;

export const getStaticPaths = (() =>
  sitePages(publicSources()).flatMap(({ path, twin }) =>
    twin ? [{ params: { page: markdownPath(path).slice(1, -'.md'.length) }, props: { twin } }] : [],
  )) satisfies GetStaticPaths;

export const GET: APIRoute<{ twin: () => string }> = ({ props }) =>
  publishedText(props.twin(), 'text/markdown');
