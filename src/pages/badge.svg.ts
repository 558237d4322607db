import type { APIRoute } from 'astro';
import { badgeSvg } from '#export/badge/badge-svg.ts';
import { publishedText } from '#export/published-response.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

export const GET: APIRoute = () => publishedText(badgeSvg('light', publicSources()), 'image/svg+xml');
