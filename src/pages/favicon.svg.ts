import type { APIRoute } from 'astro';
import { iconSvg } from '#site/icon.ts';
import { publicContent } from '#site/public-content.ts';

export const prerender = true;

export const GET: APIRoute = () => {
  const { company, site } = publicContent();
  return new Response(iconSvg(company.name, site.accent), { headers: { 'content-type': 'image/svg+xml' } });
};
