import type { APIRoute } from 'astro';
import { readCookie } from '#site/gate-cookies.ts';

export const prerender = false;

export const GET: APIRoute = async (context) => {
  const outcome = await context.locals.gate.exportOwnData(readCookie(context, 'requester'));
  if (outcome.kind !== 'person') return new Response(null, { status: 401 });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="my-data.json"',
    'x-content-type-options': 'nosniff',
  };
  return new Response(JSON.stringify(outcome.person, null, 2), { headers });
};
