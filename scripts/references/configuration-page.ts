/** docs/reference/configuration.md, from src/config.ts. */
import { settings } from '../../src/config.ts';
import { code, page, plain, table } from './markdown.ts';
import { described, valueWords } from './schema-words.ts';

export function configurationPage(): string {
  const rows = Object.entries(described(settings).properties ?? {}).map(([name, setting]) => [
    code(name),
    plain(setting.description ?? ''),
    setting.type === undefined && setting.enum === undefined ? 'text' : valueWords(setting),
    setting.default === undefined ? '' : code(String(setting.default)),
  ]);
  return page(
    '# Settings',
    'Read from the environment when Throughline starts. A setting that is empty counts as not given. One that is wrong stops the start and is named.',
    table(['Setting', 'What it is for', 'What it may be', 'Without it'], rows),
  );
}
