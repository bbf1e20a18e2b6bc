/** Every generated page of docs/reference, by the name of its file. */
import { commandLinePage } from './command-line-page.ts';
import { configurationPage } from './configuration-page.ts';
import { errorsPage } from './errors-page.ts';
import { kindsPage } from './kinds-page.ts';
import { code, page, table } from './markdown.ts';
import { routesPage } from './routes-page.ts';
import { rulesPage } from './rules-page.ts';

const pages = {
  'rules.md': { about: 'Every rule: who owes what by when, where it comes from, and how sure we are', make: rulesPage },
  'kinds-of-entry.md': { about: 'What a chronology can hold, with the fields of each kind', make: kindsPage },
  'configuration.md': { about: 'Settings of an installation', make: configurationPage },
  'command-line.md': { about: 'Commands, and what they work on', make: commandLinePage },
  'errors.md': { about: 'Every error, and what to do about it', make: errorsPage },
  'routes.md': { about: 'Addresses of pages and forms', make: routesPage },
} as const;

const contents = (): string =>
  page(
    '# Reference',
    `Generated from the program by ${code('npm run generate')}; a test fails when a page is not what the program says. Change the program, not these pages.`,
    table(
      ['Page', 'What it holds'],
      Object.entries(pages).map(([name, { about }]) => [`[${name}](${name})`, about]),
    ),
    'Written by hand: the [formats](formats) of files that others read.',
  );

export async function allReferences(): Promise<ReadonlyMap<string, string>> {
  const made = await Promise.all(Object.entries(pages).map(async ([name, { make }]) => [name, await make()] as const));
  return new Map([['README.md', contents()], ...made]);
}
