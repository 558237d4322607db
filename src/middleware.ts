import type { MiddlewareHandler } from 'astro';
import { isStoreOutage } from '#gate/store-outage.ts';
import { provideGateFrame } from '#site/gate-frame.ts';
import { brokenPage } from '#site/gate-words.ts';
import { siteLocale } from '#site/site-frame.ts';

/**
 * In front of the pages of the gate. It makes nothing itself: the server hands the running gate over. Without one
 * (`astro dev`, another server) they answer 503 with a page of their own.
 */
export const onRequest: MiddlewareHandler = async ({ isPrerendered, locals, request }, next) => {
  if (isPrerendered) return next();
  const { gate, requestContext, frame } = locals;
  if (!gate || !requestContext || !frame) return refusal(503, 'unavailable');
  provideGateFrame(frame, gate.showOffer().site);
  if (request.method === 'POST' && request.headers.get('sec-fetch-site') === 'cross-site') {
    return refusal(403, 'crossSite');
  }
  const response = await next().catch((error) => faultPage(error, locals.reportFault));
  response.headers.set('cache-control', 'no-store');
  response.headers.set('referrer-policy', 'no-referrer');
  return response;
};

/**
 * The database is away: said as it is, instead of as a fault of ours, and with a time to come back. Anything else is our
 * fault: one line for the log, a page for the visitor.
 */
function faultPage(error: unknown, report: (error: unknown) => void): Response {
  if (!isStoreOutage(error)) {
    report(error);
    return refusal(500, 'failed');
  }
  const response = refusal(503, 'unavailable');
  response.headers.set('retry-after', '30');
  return response;
}

function refusal(status: number, page: Parameters<typeof brokenPage>[0]): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(brokenPage(page, siteLocale()), { status, headers });
}
