/** npm run generate: writes docs/reference from what the program says of itself. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../src/config.ts';
import { allReferences } from './references/all-references.ts';

const folder = join(projectRoot, 'docs', 'reference');

await mkdir(folder, { recursive: true });
for (const [name, text] of await allReferences()) {
  await writeFile(join(folder, name), text);
  console.log(`docs/reference/${name}`);
}
