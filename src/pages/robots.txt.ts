import type { APIRoute } from 'astro';
import { publishedText } from '#export/published-response.ts';
import { robotsTxt } from '#export/robots-txt.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const GET: APIRoute = () => publishedText(robotsTxt(publicSources()), 'text/plain');
