/** docs/reference/errors.md, from src/errors.ts. */
import { errors } from '../../src/errors.ts';
import { code, page, plain, table } from './markdown.ts';

/** Stands in for what an error is told: each part shows its own name. */
const names: unknown = new Proxy({}, { get: (_, name) => `{${String(name)}}` });

export function errorsPage(): string {
  const rows = Object.entries(errors).map(([name, { status, title, says, next }]) => {
    const sentence = (says as (details: unknown) => string)(names);
    return [code(name), String(status), plain(title), plain(sentence), plain(next)];
  });
  return page(
    '# Errors',
    'Everything that can go wrong and that a person, a program or an operator can meet. The code never changes its meaning. Words in curly brackets are filled in when it happens; none of them names a child or quotes what was typed.',
    table(['Code', 'HTTP', 'Title', 'What it says', 'What to do'], rows),
  );
}
