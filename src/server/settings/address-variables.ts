import { listenHost, readBy, wholeNumber } from './variable-types.ts';

/** Where people reach the server, and where it listens. */
export const addressVariables = {
  VITRINE_URL: readBy(
    originOf,
    'is not the address of a site alone: https:// and a host, without path, query or password. Example: https://trust.example.com',
  ).optional(),
  HOST: listenHost(),
  PORT: wholeNumber(1, 65_535, 'Example: 4321').default(4321),
};

function originOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` ? url.origin : null;
}
