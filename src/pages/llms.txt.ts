import type { APIRoute } from 'astro';
import { llmsTxt } from '#export/llms-txt.ts';
import { publishedText } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const GET: APIRoute = () => publishedText(llmsTxt(publicSources()), 'text/plain');
