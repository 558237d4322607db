import { jsonFile } from './json-file.ts';

/** A file of the public site as the answer of its route; Astro writes the body, and no file where there is none. */
export function publishedText(text: string | null, type: string): Response {
  if (text === null) return new Response(null, { status: 404 });
  return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
}

/** A value as a published JSON file. */
export function publishedJson(value: unknown, type = 'application/json'): Response {
  return publishedText(jsonFile(value), type);
}
