import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log } from '#gate/ports.ts';
import { faultFacts } from './fault-facts.ts';

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
 * Loads the built handler, which gets the frame of the site that stands beside it.
 * @param entry path of `dist/server/entry.mjs`
 * @param log takes rejections that nobody waited for
 */
export async function loadGateHandler(entry: string, log: Log): Promise<GateHandler> {
  // Without this a build in standalone mode would start a second server of its own on import.
  process.env.ASTRO_NODE_AUTOSTART = 'disabled';
  const before = process.listeners('unhandledRejection');
  const module: { handler?: unknown } = await import(pathToFileURL(entry).href);
  replaceRejectionListeners(before, log);
  if (typeof module.handler !== 'function')
    throw new Error(`${entry} exports no handler: build with @astrojs/node in middleware mode`);
  const handler = module.handler as GateHandler;
  const frame: unknown = JSON.parse(readFileSync(join(dirname(entry), 'site-frame.json'), 'utf8'));
  return (request, response, next, locals) => handler(request, response, next, { ...locals, frame });
}

/** The adapter's own listener would write whole addresses into the log, with the tokens that are in them. */
function replaceRejectionListeners(before: readonly unknown[], log: Log): void {
  const added = process.listeners('unhandledRejection').filter((listener) => !before.includes(listener));
  for (const listener of added) process.off('unhandledRejection', listener);
  if (added.length > 0)
    process.on('unhandledRejection', (error) => log.error('unhandled-rejection', faultFacts(error)));
}
