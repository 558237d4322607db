import type { APIRoute } from 'astro';
import { readCookie } from '#site/gate-cookies.ts';
import { readForm } from '#site/gate-form.ts';

export const prerender = false;

/** The address comes in the body: in a path or a query it would stand in logs. */
export const POST: APIRoute = async (context) => {
  const form = await readForm(context.request);
  const outcome = await context.locals.gate.exportPerson({
    caller: { session: readCookie(context, 'staff') },
    email: form.text('email'),
  });
  const statuses = { 'sign-in': 401, forbidden: 403, 'not-an-address': 422, person: 200 } as const;
  const status = statuses[outcome.kind];
  if (outcome.kind !== 'person') return new Response(null, { status });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="person.json"',
    'x-content-type-options': 'nosniff',
  };
  return new Response(JSON.stringify(outcome.person, null, 2), { headers });
};
