/** The fields of a posted form. Files and unreadable bodies count as empty: the use-case says what is missing. */
export interface PostedForm {
  /** One value, as typed; the empty string where there is none. */
  readonly text: (name: string) => string;
  readonly texts: (name: string) => readonly string[];
  readonly ticked: (name: string) => boolean;
}

export async function readForm(request: Request): Promise<PostedForm> {
  const data = await request.formData().catch(() => new FormData());
  const texts = (name: string) => data.getAll(name).filter((value) => typeof value === 'string');
  return {
    text: (name) => texts(name)[0] ?? '',
    texts,
    ticked: (name) => texts(name).includes('yes'),
  };
}

/** Another page of the gate, by GET, after something was done. Only paths of this site. */
export function seeOther(path: `/${string}`): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}

/** 429, with the time after which another try may do (RFC 6585). */
export function sayTooMany(
  response: { status?: number | undefined; readonly headers: Headers },
  { retryAfterSeconds }: { readonly retryAfterSeconds: number },
): void {
  response.status = 429;
  response.headers.set('retry-after', String(retryAfterSeconds));
}

/** The bytes of one posted file; none where it is missing or the body cannot be read. */
export async function readFile(request: Request, name: string): Promise<Uint8Array> {
  const data = await request.formData().catch(() => new FormData());
  const file = data.get(name);
  return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
}
