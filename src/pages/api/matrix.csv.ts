import type { APIRoute } from 'astro';
import { publishedText } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';
import { matrixCsv } from '#export/tables/matrix-table.ts';

export const prerender = true;

export const GET: APIRoute = () => publishedText(matrixCsv(publicSources()), 'text/csv');
