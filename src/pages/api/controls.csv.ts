import type { APIRoute } from 'astro';
import { publishedText } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';
import { controlsCsv } from '#export/tables/controls-table.ts';

export const prerender = true;

export const GET: APIRoute = () => publishedText(controlsCsv(publicSources()), 'text/csv');
