import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PageCard } from '#site/cards/page-card.ts';
import { pinnedVersions } from '../pinned-versions.ts';
import { fontPackages } from './card-fonts.ts';

/** Raise it when the drawing changes: pictures in the cache are known by it. */
const drawingVersion = 2;

/** Where the picture of a card lies in the cache: named by a hash of everything that is drawn and of what draws it. */
export function cachedCard(folder: string, { path: _, ...drawn }: PageCard, accent: string): string {
  const key = createHash('sha256')
    .update(JSON.stringify([drawers, accent, drawn]))
    .digest('hex');
  return join(folder, `${key}.png`);
}

/** Written beside and renamed, so that an interrupted build leaves no half picture in the cache. */
export function storeCard(file: string, png: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, png);
  renameSync(beside, file);
}

const drawers = `${drawingVersion} ${pinnedVersions(['@resvg/resvg-js', ...fontPackages])}`;
