import type { APIRoute } from 'astro';
import { publishedText } from '#export/published-response.ts';
import { sitemap } from '#export/sitemap.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const GET: APIRoute = () => publishedText(sitemap(publicSources()), 'application/xml');
