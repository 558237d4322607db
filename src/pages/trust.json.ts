import type { APIRoute } from 'astro';
import { trustJson } from '#export/api/trust.ts';
import { publishedJson } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const GET: APIRoute = () => publishedJson(trustJson(publicSources()));
