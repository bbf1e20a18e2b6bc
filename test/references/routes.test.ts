import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRoutes, routesPage } from '../../scripts/references/routes-page.ts';
import { routes } from '../../src/web/routes.ts';
import { testApp } from '../app.ts';

test('the reference of routes has every address that the server answers, and no other', async (t) => {
  const { app } = await testApp(t);
  const page = routesPage();
  const written = [
    ...routes.map(({ method, path }) => `${method} ${path}`),
    ...openRoutes.flatMap(([methods, path]) => methods.split(', ').map((method) => `${method} ${path}`)),
  ];
  for (const address of written) {
    const [method = '', path = ''] = address.split(' ');
    assert.match(page, new RegExp(`^\\| \`${RegExp.escape(path)}\` \\|.*\\b${method}\\b`, 'mu'), address);
  }
  const assets = /^\/assets\/.+$/u;
  const answered = registered(app.server.printRoutes({ commonPrefix: false }))
    .map(({ method, path }) => `${method} ${path.replace(assets, '/assets/…')}`)
    .filter((address) => !address.startsWith('HEAD '));
  assert.deepEqual([...new Set(answered)].toSorted(), [...new Set(written)].toSorted());
});

/** Fastify draws its routes as a tree, four characters to a level; a line without a method only leads on. */
function registered(drawn: string): readonly { readonly method: string; readonly path: string }[] {
  const above: string[] = [];
  return drawn.split('\n').flatMap((line) => {
    const found = /^(?<indent>[│├└─\s]*)(?<part>\S+)(?: \((?<methods>[A-Z, ]+)\))?/u.exec(line)?.groups;
    if (found === undefined) return [];
    const level = (found['indent'] ?? '').length / 4;
    above.length = level - 1;
    const path = `${above.join('')}${found['part']}`;
    above.push(found['part'] ?? '');
    return (found['methods'] ?? '').split(', ').flatMap((method) => (method === '' ? [] : [{ method, path }]));
  });
}
