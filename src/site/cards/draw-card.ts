import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import type { PageCard } from './page-card.ts';

/** Raise it when the drawing changes: it is part of the cache key. */
export const cardVersion = 1;

const ink = '#16201f';
const quiet = '#56625f';
const paper = '#fbfaf7';

/** Draws a card as a PNG of 1200 × 630 pixels, accent as `#rrggbb`. */
export async function drawCard(card: PageCard, accent: string): Promise<Uint8Array> {
  const svg = await satori(layout(card, accent) as Parameters<typeof satori>[0], {
    width: 1200,
    height: 630,
    fonts: fonts(),
  });
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return image.asPng();
}

interface Box {
  readonly type: 'div';
  readonly props: {
    readonly style: Record<string, string | number>;
    readonly children?: string | readonly Box[];
  };
}

function layout({ title, kind, status, company, asOf }: PageCard, accent: string): Box {
  return box(
    {
      width: 1200,
      height: 630,
      display: 'flex',
      flexDirection: 'column',
      backgroundColor: paper,
      fontFamily: 'Inter',
    },
    [
      box({ width: 1200, height: 14, backgroundColor: accent, display: 'flex' }, []),
      box(
        {
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'space-between',
          height: 616,
          padding: '52px 72px 48px',
          boxSizing: 'border-box',
        },
        [
          box({ display: 'flex', justifyContent: 'space-between', fontSize: 30, color: quiet }, [
            box({ display: 'flex', color: ink, fontWeight: 600 }, company),
            box({ display: 'flex' }, kind),
          ]),
          box({ display: 'flex', flexDirection: 'column' }, [
            box(
              {
                display: 'flex',
                fontSize: titleSize(title),
                lineHeight: 1.15,
                fontWeight: 600,
                color: ink,
                letterSpacing: -1,
              },
              shorten(title, 150),
            ),
            box(
              { display: 'flex', marginTop: 26, fontSize: 34, color: accent, fontWeight: 600 },
              shorten(status, 70),
            ),
          ]),
          box({ display: 'flex', fontSize: 26, color: quiet }, `As of ${asOf}`),
        ],
      ),
    ],
  );
}

function box(style: Record<string, string | number>, children: string | readonly Box[]): Box {
  return { type: 'div', props: { style, children } };
}

function titleSize(title: string): number {
  return title.length < 34 ? 84 : title.length < 70 ? 66 : title.length < 110 ? 54 : 46;
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

let loaded: Font[] | undefined;

/** Inter for the scripts that it covers, from its package: no font of the machine is used, so pictures are the same everywhere. */
function fonts(): Font[] {
  loaded ??= ([400, 600] as const).flatMap((weight) =>
    ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'].map((subset) => ({
      // A name of its own each: Satori falls back from font to font by name.
      name: subset === 'latin' ? 'Inter' : `Inter ${subset}`,
      weight,
      style: 'normal' as const,
      data: readFileSync(
        createRequire(import.meta.url).resolve(
          `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`,
        ),
      ),
    })),
  );
  return loaded;
}
