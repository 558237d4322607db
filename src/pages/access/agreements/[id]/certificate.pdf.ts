import type { APIRoute } from 'astro';
import { certificateResponse } from '#site/certificate-response.ts';
import { readCookie } from '#site/gate-cookies.ts';

export const prerender = false;

export const GET: APIRoute = async (context) => {
  const asked = { session: readCookie(context, 'requester'), id: context.params.id ?? '' };
  return certificateResponse(await context.locals.gate.ownCertificate(asked));
};
