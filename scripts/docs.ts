import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles, generatedFolders } from '../src/docs/generated-files.ts';

// `npm run docs`: writes docs/rules and schemas anew, and removes what is not generated any more.
const root = join(import.meta.dirname, '..');
const files = generatedFiles();

for (const folder of generatedFolders) {
  mkdirSync(join(root, folder), { recursive: true });
  for (const name of readdirSync(join(root, folder))) {
    if (!files.has(`${folder}/${name}`)) rmSync(join(root, folder, name), { recursive: true });
  }
}
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
console.log(`${files.size} files written to ${generatedFolders.join(' and ')}.`);
