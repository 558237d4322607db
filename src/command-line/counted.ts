import { countedIn } from '#site/words/counting.ts';

/** A number with its noun, as commands say it: “1 page”, “2 pages”. */
export const counted = countedIn('en');
