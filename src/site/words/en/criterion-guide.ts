import { countedIn } from '../counting.ts';

const counted = countedIn('en-GB');

/** Words of the criteria pages that stand beside their older ones: categories, points of focus, neighbors. */
export const criterionGuide = {
  categoryCounts: (documented: number, inScope: number) =>
    `${documented} of ${counted(inScope, 'criterion', 'criteria')} with documented controls`,
  seriesCounts: (documented: number, inScope: number) => `${documented} of ${inScope}`,
  toMatrix: 'See the matrix of criteria and controls',
  toFrameworks: 'Other frameworks',
  touched: (touched: number, points: number) =>
    `Published controls name ${touched} of ${counted(points, 'point', 'points')}.`,
  untouched: 'Named by no published control',
  becauseOf: (category: string) => `Applies because ${category.toLowerCase()} is in scope`,
  role: { controller: 'For data controllers', processor: 'For data processors' },
  revised: 'Added or revised in 2022',
  sameSeries: (series: string) => `The criteria of ${series}`,
  neighbors: 'Neighboring criteria',
  previous: 'Previous',
  next: 'Next',
  policiesNote: 'Policies that name the criterion, and those behind its controls.',
  here: 'this page',
};
