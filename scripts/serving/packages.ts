/** What serving needs of one package beside its `package.json` and its licence. */
export interface ServingPackage {
  /** Paths inside the package, as globs. Absent: all that is run (no types, no source maps, no prose). */
  readonly files?: readonly string[];
  /** Packages that come along. Absent: the dependencies that its `package.json` names. */
  readonly dependencies?: readonly string[];
}

/** The stamp is set in the regular weight alone, from WOFF: the same files as in src/server/pdf/font-catalog.ts. */
const stampFont: ServingPackage = { files: ['unicode.json', 'files/*-400-normal.woff'] };

/**
 * Packages that `vitrine serve` and the commands beside it load. Everything else in `package.json` makes or checks the build, and
 * is not in the image. copy-for-serving.test.ts compares this list with the imports, e2e/deploy-files.test.ts with those of a build.
 */
export const servingPackages: Readonly<Record<string, ServingPackage>> = {
  '@cantoo/pdf-lib': { files: ['es/**'] },
  '@embedpdf/pdfium': { files: ['dist/index.js', 'dist/pdfium.wasm'] },
  '@fontsource/ibm-plex-sans-arabic': stampFont,
  '@fontsource/noto-sans': stampFont,
  '@fontsource/noto-sans-hebrew': stampFont,
  '@fontsource/noto-sans-jp': stampFont,
  '@fontsource/noto-sans-kr': stampFont,
  '@fontsource/noto-sans-sc': stampFont,
  'age-encryption': {},
  'altcha-lib': {},
  // Of Astro, which compiles pages, its name for Zod alone.
  astro: { files: ['dist/zod.js'], dependencies: ['zod'] },
  'bidi-js': {},
  harfbuzzjs: {},
  kysely: {},
  nodemailer: {},
  'openid-client': {},
  pg: {},
  satteri: {},
  yaml: { files: ['dist/**'] },
  zod: { files: ['index.js', 'v4/**'] },
  // Astro's own, which it leaves outside when it compiles the gate's pages.
  '@astrojs/internal-helpers': { files: ['dist/{object,path,remote}.js'], dependencies: [] },
  '@oslojs/encoding': {},
  clsx: {},
  cookie: {},
  devalue: {},
  'html-escaper': {},
  mrmime: {},
  piccolore: {},
  send: {},
  'server-destroy': {},
};

/**
 * What a build names and serving never loads: Astro's endpoint that scales pictures is compiled in, and no route of the gate leads there.
 */
export const neverLoaded: readonly string[] = ['sharp'];
