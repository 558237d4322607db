import type { APIRoute } from 'astro';
import { publishedText } from '#export/published-response.ts';
import { securityTxt } from '#export/security-txt.ts';
import { publicSources } from '#export/sources.ts';

export const prerender = true;

/** Written where the content names a contact and an expiry; without them there is no such file. */
export const GET: APIRoute = () => publishedText(securityTxt(publicSources()), 'text/plain');
