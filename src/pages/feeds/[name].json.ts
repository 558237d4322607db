import type { APIRoute, GetStaticPaths } from 'astro';
import { type FeedName, feedNames, feedOf } from '#export/feeds/feed.ts';
import { jsonFeed } from '#export/feeds/json-feed.ts';
import { publishedJson } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const getStaticPaths = (() =>
  feedNames(publicSources()).map((name) => ({ params: { name }, props: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: FeedName }> = ({ props }) =>
  publishedJson(jsonFeed(feedOf(props.name, publicSources())), 'application/feed+json');
