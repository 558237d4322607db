import { readFile } from 'node:fs/promises';
import { z } from 'astro/zod';
import { type GateCatalogue, gateCatalogueSchema } from '#domain/gate/gate-catalogue.ts';

export type CatalogueFile =
  | { readonly kind: 'catalogue'; readonly catalogue: GateCatalogue }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Reads what the build left for the gate.
 * @param path of `dist/gate/catalogue.json`
 */
export async function readCatalogue(path: string): Promise<CatalogueFile> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null)
    return {
      kind: 'refused',
      message: `There is no build to serve (${path} is missing). Run \`npx vitrine build\` first.`,
    };
  const parsed = gateCatalogueSchema.safeParse(parseJson(text));
  if (parsed.success) return { kind: 'catalogue', catalogue: parsed.data };
  return {
    kind: 'refused',
    message: `${path} does not fit this version of the server. Run \`npx vitrine build\` again.\n${z.prettifyError(parsed.error)}`,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
