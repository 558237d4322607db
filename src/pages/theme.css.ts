import type { APIRoute } from 'astro';
import { publicContent } from '#site/public-content.ts';
import { accentPalette, accentStyleSheet } from '#site/theme/accent.ts';

export const prerender = true;

export const GET: APIRoute = () =>
  new Response(accentStyleSheet(accentPalette(publicContent().site.accent)), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
