import type { Sources } from '../sources.ts';
import { oscalCatalog } from './oscal-catalog.ts';
import { oscalComponents } from './oscal-components.ts';
import { oscalMapping } from './oscal-mapping.ts';

/** The OSCAL files by the name of each at `/api/oscal/`; null where a trust center has nothing for one. */
export const oscalFiles: Readonly<Record<string, (sources: Sources) => object | null>> = {
  catalog: oscalCatalog,
  'component-definition': oscalComponents,
  mapping: oscalMapping,
};
