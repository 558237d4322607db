import type { PublicCoverage, PublicSystem } from './public/public-coverage.ts';
import { interfaceWords } from './words/interface-words.ts';
import type { Words } from './words/words.ts';

/** What is said of a criterion: never that it is met, only that controls for it are documented. */
export interface CoverageWords {
  readonly words: string;
  readonly shape: 'full' | 'half' | 'empty' | 'diamond' | 'dash';
}

/** The state of a criterion in words and a shape; in the language of the site, or in another that is asked for. */
export function coverageWords(
  coverage: PublicCoverage,
  { coverage: words }: Words = interfaceWords(),
): CoverageWords {
  switch (coverage.state) {
    case 'covered':
      if (coverage.controls.length === 0) return { words: words.unpublished, shape: 'half' };
      return { words: words.documented, shape: 'full' };
    case 'carved-out':
      return {
        words: words.reliesOn(
          [...new Set(coverage.carveOuts.map(({ organization }) => organization))].join(', '),
        ),
        shape: 'diamond',
      };
    case 'not-applicable':
      return { words: words.notApplicable, shape: 'dash' };
    case 'uncovered':
      return { words: words.uncovered, shape: 'empty' };
    default:
      return coverage.state satisfies never;
  }
}

/** How many criteria of a system stand in each state. */
export interface CoverageCounts {
  readonly inScope: number;
  readonly documented: number;
  readonly carvedOut: number;
  readonly notApplicable: number;
  readonly uncovered: number;
  /** Criteria of which a part is carved out, whatever their state. */
  readonly withCarveOut: number;
}

/** Counts the states of a system's criteria. */
export function coverageCounts({ criteria }: PublicSystem): CoverageCounts {
  const count = (state: PublicCoverage['state']) => criteria.filter((one) => one.state === state).length;
  return {
    inScope: criteria.length,
    documented: count('covered'),
    carvedOut: count('carved-out'),
    notApplicable: count('not-applicable'),
    uncovered: count('uncovered'),
    withCarveOut: criteria.filter(({ carveOuts }) => carveOuts.length > 0).length,
  };
}
