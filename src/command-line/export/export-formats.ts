import { schemaNames } from '#export/api/schema-path.ts';
import type { Sources } from '#export/sources.ts';

/** What `vitrine export` writes from the content. The pack comes from a build and is not among them. */
export interface ExportFormat {
  /** Names of its files; the first is written where none is named. */
  readonly names: readonly string[];
  readonly isBinary: boolean;
  /** Of its files' names. */
  readonly ending: 'json' | 'csv' | 'xlsx';
  /** The file, or null where the content has nothing for it. */
  write(name: string, sources: Sources): Promise<string | Uint8Array | null>;
}

export const exportFormats = {
  oscal: {
    names: ['component-definition', 'catalog', 'mapping'],
    isBinary: false,
    ending: 'json',
    async write(name, sources) {
      const [{ oscalFiles }, { jsonFile }] = await Promise.all([
        import('#export/oscal/oscal-files.ts'),
        import('#export/json-file.ts'),
      ]);
      const value = oscalFiles[name]?.(sources) ?? null;
      return value && jsonFile(value);
    },
  },
  cyclonedx: {
    names: ['attestation'],
    isBinary: false,
    ending: 'json',
    async write(_, sources) {
      const [{ cyclonedxAttestation }, { jsonFile }] = await Promise.all([
        import('#export/cyclonedx/attestation.ts'),
        import('#export/json-file.ts'),
      ]);
      return jsonFile(cyclonedxAttestation(sources));
    },
  },
  csv: {
    names: ['controls', 'matrix', 'subprocessors'],
    isBinary: false,
    ending: 'csv',
    async write(name, sources) {
      const [{ controlsCsv }, { matrixCsv }, { subprocessorsCsv }] = await Promise.all([
        import('#export/tables/controls-table.ts'),
        import('#export/tables/matrix-table.ts'),
        import('#export/tables/subprocessors-table.ts'),
      ]);
      if (name === 'controls') return controlsCsv(sources);
      return name === 'matrix' ? matrixCsv(sources) : subprocessorsCsv(sources);
    },
  },
  xlsx: {
    names: ['controls', 'matrix', 'subprocessors'],
    isBinary: true,
    ending: 'xlsx',
    async write(name, sources) {
      const [{ workbookBytes }, { workbookNames, workbookOf }] = await Promise.all([
        import('#export/xlsx/workbook-bytes.ts'),
        import('#export/xlsx/workbooks.ts'),
      ]);
      const known = workbookNames.find((one) => one === name);
      return known ? workbookBytes(workbookOf(known, sources)) : null;
    },
  },
  json: {
    names: schemaNames,
    isBinary: false,
    ending: 'json',
    async write(name, sources) {
      const [{ jsonFiles }, { jsonFile }] = await Promise.all([
        import('#export/api/files.ts'),
        import('#export/json-file.ts'),
      ]);
      const known = schemaNames.find((one) => one === name);
      return known ? jsonFile(jsonFiles[known].value(sources)) : null;
    },
  },
} satisfies Readonly<Record<string, ExportFormat>>;

export type ExportFormatName = keyof typeof exportFormats;

/** The formats by name; undefined for another word. */
export function exportFormat(name: string): ExportFormat | undefined {
  return Object.hasOwn(exportFormats, name) ? exportFormats[name as ExportFormatName] : undefined;
}
