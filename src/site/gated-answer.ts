import type { AstroGlobal } from 'astro';
import { attachment, streamOf } from './file-stream.ts';
import { readCookie } from './gate-cookies.ts';
import { sayTooMany, seeOther } from './gate-form.ts';
import { gateWords } from './gate-words.ts';

type Gate = App.Locals['gate'];
type Wanted = Parameters<Gate['checkDownload']>[0];
type Looked = Awaited<ReturnType<Gate['checkDownload']>>;
type Download = Awaited<ReturnType<Gate['downloadDocument'] | Gate['downloadWorksheet']>>;
type Reading = Awaited<ReturnType<Gate['readText']>>;
type AnyOutcome = Download | Reading;
/** Files that passed the gate's checks: nothing else has this type. */
type GatedFile = Extract<Download, { kind: 'file' }>;

/** Why nothing is handed out, where a page says so. */
export type NotHandedOut = Exclude<Download, { kind: 'file' | 'agreement-needed' }>;

/** As much of `Astro` as an answer needs. */
export type GatedPage = Pick<AstroGlobal, 'request' | 'response' | 'params' | 'cookies' | 'url' | 'locals'>;

/** The two functions of the gate for one kind of gated thing. */
export interface GatedWay<Outcome> {
  /** For HEAD: nothing is issued. */
  readonly look: (wanted: Wanted) => Promise<Looked>;
  readonly handOut: (context: App.Locals['requestContext'], wanted: Wanted) => Promise<Outcome>;
  /** Headers of the thing itself; none for a page. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Asks the gate for the thing that a page's `id` names. Gives a whole response (wrong method, HEAD, on to the agreement) or what
 * the page has to show, its status and headers set.
 */
export async function answerGated<Outcome extends AnyOutcome>(
  page: GatedPage,
  { look, handOut, headers = {} }: GatedWay<Outcome>,
): Promise<Response | Exclude<Outcome, { kind: 'agreement-needed' }>> {
  const { request, response, locals } = page;
  const wanted = { session: readCookie(page, 'requester'), documentId: page.params.id ?? '' };
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(gateWords().noFile.wrongMethod, { status: 405, headers: { allow: 'GET, HEAD' } });
  if (request.method === 'HEAD') {
    const looked = await look(wanted);
    return new Response(null, { status: statuses[looked], headers: looked === 'allowed' ? headers : {} });
  }
  const outcome = await handOut(locals.requestContext, wanted);
  if (outcome.kind === 'agreement-needed') return seeOther(`/agree/${outcome.requestId}`);
  if (outcome.kind === 'too-many') sayTooMany(response, outcome);
  else response.status = statuses[outcome.kind];
  return outcome as Exclude<Outcome, { kind: 'agreement-needed' }>;
}

/**
 * The same for a file. It goes out whole, whatever range was asked for: the copy that a range would be of does not exist.
 * @param type media type
 */
export async function answerWithFile(
  page: GatedPage,
  type: string,
  way: Pick<GatedWay<Download>, 'look' | 'handOut'>,
): Promise<Response | NotHandedOut> {
  const headers = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  const answer = await answerGated(page, { ...way, headers });
  if (answer instanceof Response || answer.kind !== 'file') return answer;
  const parts = partsOf(answer);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return new Response(streamOf(parts, page.locals.drained), {
    headers: {
      ...headers,
      'content-length': String(length),
      'content-disposition': attachment(answer.downloadName),
    },
  });
}

function partsOf(file: GatedFile): readonly Uint8Array[] {
  return 'bytes' in file ? [file.bytes] : [file.head, file.tail];
}

const statuses: Readonly<Record<Looked | Exclude<AnyOutcome['kind'], 'too-many'>, number>> = {
  allowed: 200,
  file: 200,
  text: 200,
  'sign-in': 401,
  // By HEAD alone: whoever reads is sent on to the agreement.
  'agreement-needed': 403,
  'not-found': 404,
  unavailable: 503,
};
