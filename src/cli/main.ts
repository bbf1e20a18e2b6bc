/** The command line: finds the command, opens the database (joining a running server or starting one), runs it. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { projectRoot, readConfig } from '../config.ts';
import { openDatabases } from '../database/open-databases.ts';
import { isProblem } from '../errors.ts';
import { findInstallation } from '../record/installation.ts';
import { engineNow } from '../record/packs/current-engine.ts';
import { readEngine } from '../record/read-engine.ts';
import type { Choosing, Command, CommandContext, Terminal, Words } from './command.ts';
import { commands } from './command-list.ts';
import { progressLine } from './progress.ts';

enableCompileCache();

const asksForHelp = ['--help', '-h'];

const say = (line: string): void => console.log(line);

function help(): void {
  say('Usage: throughline COMMAND\n');
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  for (const { usage, summary } of commands) say(`  ${usage.padEnd(width)}  ${summary}`);
}

async function runCommand(command: Command, words: readonly string[]): Promise<number> {
  if (words.some((word) => asksForHelp.includes(word))) {
    say(`Usage: throughline ${command.usage}\n\nIt ${command.summary}.`);
    return 0;
  }
  const { positionals, values } = parseArgs({ args: [...words], options: command.options, allowPositionals: true });
  const called: Words = { positionals, options: values };
  const progress = progressLine(process.stderr);
  try {
    const terminal: Terminal = { say, progress: progress.show };
    if ('runAlone' in command) return await command.runAlone(terminal, called);
    if ('run' in command) return await onRecord(terminal, (context) => command.run(context, called));
    const choosing: Choosing = {
      ...terminal,
      onRecord: (work) => onRecord(terminal, work),
      settings: () => readConfig(process.env),
    };
    return await command.runAsAsked(choosing, called);
  } finally {
    progress.end();
  }
}

async function onRecord(terminal: Terminal, work: (context: CommandContext) => Promise<number>): Promise<number> {
  const config = readConfig(process.env);
  const databases = await openDatabases(config, { purpose: 'command' });
  try {
    const installation = await findInstallation(databases.app);
    if (installation === undefined) {
      say('There is no partnership here yet. Start Throughline once with npm start, then try again.');
      return 2;
    }
    const engine = await readEngine(join(projectRoot, 'packs'), config.ownRules);
    const released = { database: databases.app, clock: systemClock, engine };
    const services = { ...released, engine: await engineNow(released, { partnership: installation.partnership }) };
    return await work({ ...terminal, config, services, installation, connections: databases.connections });
  } finally {
    await databases.close();
  }
}

async function main(words: readonly string[]): Promise<number> {
  // "import schools" before "import"
  const [command] = commands
    .filter(({ name }) => words.slice(0, name.split(' ').length).join(' ') === name)
    .toSorted((one, other) => other.name.length - one.name.length);
  if (command === undefined) {
    const asked = words.length === 0 || ['help', ...asksForHelp].includes(words[0] ?? '');
    if (!asked) say(`There is no command "${words.slice(0, 2).join(' ')}".\n`);
    help();
    return asked ? 0 : 2;
  }
  return runCommand(command, words.slice(command.name.split(' ').length));
}

const isUsage = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (isProblem(error)) console.error(`${error.title}. ${error.message}\nWhat to do: ${error.next}`);
  else if (isUsage(error)) console.error(error.message);
  else console.error(error);
  process.exitCode = isUsage(error) ? 2 : 1;
}
