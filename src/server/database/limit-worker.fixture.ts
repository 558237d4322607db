/**
 * For tests: a process that counts attempts at one key and tells how many were allowed. Arguments: settings of the
 * database, the number of attempts, the most that are allowed, and the moment, all as JSON.
 */
import { openDatabase } from './open-database.ts';

const [settings, attempts, max, now] = process.argv.slice(2).map((argument) => JSON.parse(argument));
const database = await openDatabase(settings);
// Together with the others, which need different times to start.
await new Promise((resolve) => {
  process.stdin.once('data', resolve);
  process.stdout.write('ready\n');
});
const verdicts = await Promise.all(
  Array.from({ length: attempts }, () => database.limiter.hit('key', { max, windowMs: 60_000 }, now)),
);
await database.close();
process.stdout.write(`${verdicts.filter(({ kind }) => kind === 'allowed').length}\n`);
process.stdin.pause();
