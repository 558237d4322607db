import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';

/**
 * The handler that @astrojs/node builds in middleware mode: renders what is not built ahead. `next` is called where
 * Astro knows no such route.
 */
export type GateHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
  locals: object,
) => Promise<void>;

/**
 * Loads the built handler.
 * @param entry path of `dist/server/entry.mjs`
 */
export async function loadGateHandler(entry: string): Promise<GateHandler> {
  // Without this a build in standalone mode would start a second server of its own on import.
  process.env.ASTRO_NODE_AUTOSTART = 'disabled';
  const module: { handler?: unknown } = await import(pathToFileURL(entry).href);
  if (typeof module.handler !== 'function')
    throw new Error(`${entry} exports no handler: build with @astrojs/node in middleware mode`);
  return module.handler as GateHandler;
}
