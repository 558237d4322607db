/** One run of an edit: items that stay, that are removed from the first list, or that the second list adds. */
export interface EditRun<Item> {
  readonly kind: 'same' | 'removed' | 'added';
  readonly items: readonly Item[];
}

/** Above so many differences the middle is replaced as a whole: nobody reads such a comparison, and its cost is quadratic. */
const mostDifferences = 800;

/**
 * The shortest edit from one list to another (E. Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986). What is the
 * same and removed gives the first list, what is the same and added the second; removals stand before additions.
 */
export function shortestEdit<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): readonly EditRun<Item>[] {
  let start = 0;
  while (start < before.length && start < after.length && isSame(at(before, start), at(after, start)))
    start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    isSame(at(before, before.length - 1 - end), at(after, after.length - 1 - end))
  )
    end++;
  const steps = [
    ...after.slice(0, start).map((item): Step<Item> => ['same', item]),
    ...middleSteps(before.slice(start, before.length - end), after.slice(start, after.length - end), isSame),
    ...after.slice(after.length - end).map((item): Step<Item> => ['same', item]),
  ];
  return runsOf(steps);
}

type Step<Item> = readonly [kind: EditRun<Item>['kind'], item: Item];

function middleSteps<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): Step<Item>[] {
  const trace = furthestPaths(before, after, isSame);
  if (trace) return walkBack(trace, before, after);
  return [
    ...before.map((item): Step<Item> => ['removed', item]),
    ...after.map((item): Step<Item> => ['added', item]),
  ];
}

/** For each number of differences, how far every diagonal gets; null where there are too many. */
function furthestPaths<Item>(
  before: readonly Item[],
  after: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): readonly Int32Array[] | null {
  const most = Math.min(before.length + after.length, mostDifferences);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const trace: Int32Array[] = [];
  for (let differences = 0; differences <= most; differences++) {
    trace.push(reach.slice(middle - differences - 1, middle + differences + 2));
    for (let diagonal = -differences; diagonal <= differences; diagonal += 2) {
      let x = isDown(reach, middle, diagonal, differences)
        ? at(reach, middle + diagonal + 1)
        : at(reach, middle + diagonal - 1) + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && isSame(at(before, x), at(after, y))) {
        x++;
        y++;
      }
      reach[middle + diagonal] = x;
      if (x >= before.length && y >= after.length) return trace;
    }
  }
  return null;
}

function isDown(reach: Int32Array, middle: number, diagonal: number, differences: number): boolean {
  if (diagonal === -differences) return true;
  return diagonal !== differences && at(reach, middle + diagonal - 1) < at(reach, middle + diagonal + 1);
}

function walkBack<Item>(
  trace: readonly Int32Array[],
  before: readonly Item[],
  after: readonly Item[],
): Step<Item>[] {
  const steps: Step<Item>[] = [];
  let [x, y] = [before.length, after.length];
  for (let differences = trace.length - 1; differences >= 0; differences--) {
    const reach = at(trace, differences);
    const middle = differences + 1;
    const down = isDown(reach, middle, x - y, differences);
    const diagonal = x - y + (down ? 1 : -1);
    const fromX = differences === 0 ? 0 : at(reach, middle + diagonal);
    const fromY = differences === 0 ? 0 : fromX - diagonal;
    while (x > fromX && y > fromY) {
      steps.push(['same', at(after, --y)]);
      x--;
    }
    if (differences === 0) break;
    if (down) steps.push(['added', at(after, --y)]);
    else steps.push(['removed', at(before, --x)]);
  }
  return steps.reverse();
}

/** Steps as runs; within one place of change the removals come first. */
function runsOf<Item>(steps: readonly Step<Item>[]): readonly EditRun<Item>[] {
  const runs: EditRun<Item>[] = [];
  let [removed, added, same]: [Item[], Item[], Item[]] = [[], [], []];
  const flush = () => {
    if (removed.length > 0) runs.push({ kind: 'removed', items: removed });
    if (added.length > 0) runs.push({ kind: 'added', items: added });
    if (same.length > 0) runs.push({ kind: 'same', items: same });
    [removed, added, same] = [[], [], []];
  };
  for (const [kind, item] of steps) {
    if (kind !== 'same' && same.length > 0) flush();
    if (kind === 'same') same.push(item);
    else (kind === 'removed' ? removed : added).push(item);
  }
  flush();
  return runs;
}

function at<Item>(list: ArrayLike<Item>, index: number): Item {
  return list[index] as Item;
}
