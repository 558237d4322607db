import type { APIRoute } from 'astro';
import { companiesCsv } from '#gate/export-companies.ts';
import { readCookie } from '#site/gate-cookies.ts';

export const prerender = false;

export const GET: APIRoute = async (context) => {
  const shown = await context.locals.gate.listCompanies({
    caller: { session: readCookie(context, 'staff') },
  });
  if (shown.kind !== 'companies') return new Response(null, { status: shown.kind === 'sign-in' ? 401 : 403 });
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="companies.csv"',
    'x-content-type-options': 'nosniff',
  };
  return new Response(companiesCsv(shown.companies), { headers });
};
