import type { APIRoute } from 'astro';

export const prerender = false;

/** Work for the browser of the request form, as JSON. The same for everybody; nothing of it is kept. */
export const GET: APIRoute = async ({ locals }) => {
  const challenge = await locals.gate.offerWork();
  if (challenge === null) return new Response(null, { status: 404 });
  return new Response(challenge, { headers: { 'content-type': 'application/json' } });
};
