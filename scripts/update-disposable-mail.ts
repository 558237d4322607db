/** Writes the list of disposable mail domains anew: `node scripts/update-disposable-mail.ts LIST COMMIT DAY`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { disposableMailModule } from '../src/docs/disposable-mail-module.ts';

const [list, commit, day] = process.argv.slice(2);
if (!list || !commit || !day) throw new Error('Usage: update-disposable-mail.ts LIST COMMIT DAY');
const target = join(import.meta.dirname, '../src/domain/gate/disposable-domains.ts');
writeFileSync(target, disposableMailModule(readFileSync(list, 'utf8'), { commit, day }));
