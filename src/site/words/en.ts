import { counted } from './counting.ts';

/**
 * Every word of the public pages in English, one section a page or component, in alphabetical order. Sentences with
 * values in them are functions, so that another language can order them in its own way. Company content is not here.
 */
export const en = {
  day: {
    asOf: (day: string) => `As of ${day}.`,
  },
  controls: {
    counted: (count: number) => counted(count, 'control', 'controls'),
  },
};
