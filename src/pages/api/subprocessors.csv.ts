import type { APIRoute } from 'astro';
import { publishedText } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';
import { subprocessorsCsv } from '#export/tables/subprocessors-table.ts';

export const prerender = true;

export const GET: APIRoute = () => publishedText(subprocessorsCsv(publicSources()), 'text/csv');
