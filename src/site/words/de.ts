import { counted } from './counting.ts';
import type { Words } from './words.ts';

/** Every word of the public pages in German. The type makes it complete. */
export const de: Words = {
  day: {
    asOf: (day) => `Stand: ${day}.`,
  },
  controls: {
    counted: (count) => counted(count, 'Kontrolle', 'Kontrollen'),
  },
};
