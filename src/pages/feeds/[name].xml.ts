import type { APIRoute, GetStaticPaths } from 'astro';
import { atomFeed } from '#export/feeds/atom.ts';
import { type FeedName, feedNames, feedOf } from '#export/feeds/feed.ts';
import { publishedText } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const getStaticPaths = (() =>
  feedNames(publicSources()).map((name) => ({ params: { name }, props: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: FeedName }> = ({ props }) =>
  publishedText(atomFeed(feedOf(props.name, publicSources())), 'application/atom+xml');
