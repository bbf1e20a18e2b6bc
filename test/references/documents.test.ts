import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../src/config.ts';

test('every link from one document of the project to another leads somewhere', async () => {
  const documents = await Array.fromAsync(glob(['*.md', 'docs/**/*.md', 'bench/*.md'], { cwd: projectRoot }));
  assert.ok(documents.length > 25);
  for (const document of documents) {
    const text = await readFile(join(projectRoot, document), 'utf8');
    for (const [, address = ''] of text.matchAll(/\]\((?<address>[^)\s]+)\)/gu)) {
      if (/^(?:https?:|mailto:|#)/u.test(address)) continue;
      const file = join(projectRoot, dirname(document), address.replace(/#.*$/u, ''));
      assert.ok(existsSync(file), `${document} links to ${address}, which is not there`);
    }
  }
});

test('CONTRIBUTING.md says what every script of package.json is for', async () => {
  const read = (name: string): Promise<string> => readFile(join(projectRoot, name), 'utf8');
  const { scripts } = JSON.parse(await read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  const contributing = await read('CONTRIBUTING.md');
  // npm runs those that begin with "pre" by itself
  for (const name of Object.keys(scripts).filter((each) => !each.startsWith('pre'))) {
    const called = ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`;
    assert.ok(contributing.includes(`\`${called}\``), `CONTRIBUTING.md does not name ${called}`);
  }
});
