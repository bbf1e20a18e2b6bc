/** docs/reference/command-line.md, from the commands in src/cli. */
import type { Command } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/command-list.ts';
import { startsLarge } from '../../src/ui/rules/plain-words.ts';
import { code, page, plain, table } from './markdown.ts';

function optionsOf({ options }: Command): string {
  const written = Object.entries(options).map(([name, { type }]) =>
    code(type === 'string' ? `--${name} …` : `--${name}`),
  );
  return written.join(', ');
}

export function commandLinePage(): string {
  const rows = commands.map((command) => [
    code(`throughline ${command.usage}`),
    plain(`${startsLarge(command.summary)}.`),
    optionsOf(command),
    'run' in command ? 'the record' : 'runAlone' in command ? 'the files named' : 'the record or the files named',
  ]);
  return page(
    '# Command line',
    `${code('bin/throughline')} sets itself up and then runs one command. A command that works on the record joins a running server's database, or starts one for as long as it takes. Capital letters stand for what you give; square brackets for what may be left out; ${code('...')} for one or more.`,
    table(['Command', 'What it does', 'Options', 'Works on'], rows),
    'Exit codes: 0 when it was done, 1 when something could not be used, 2 when it was called wrongly.',
  );
}
