/** Calls a command on a small partnership, as the command line would, and keeps what it says. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ids, type SmallPartnership } from '../../test/small-partnership.ts';
import { readConfig } from '../config.ts';
import type { Command, CommandContext, Terminal, Words } from './command.ts';

export type Called = { readonly code: number; readonly said: string };

export type Call = (positionals: readonly string[], options?: Words['options']) => Promise<Called>;

export async function caller(
  t: { readonly after: (work: () => Promise<void>) => void },
  { services, databases }: Pick<SmallPartnership, 'services' | 'databases'>,
  command: Command,
  settings: Readonly<Record<string, string>> = {},
): Promise<Call> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-command-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return async (positionals, options = {}) => {
    const lines: string[] = [];
    const terminal = { say: (line: string) => void lines.push(line), progress: () => {} };
    const context = {
      ...terminal,
      services,
      config: readConfig({ THROUGHLINE_DATA: folder, ...settings }),
      installation: { partnership: ids.partnership, name: 'Wyeshire', mode: 'demo' as const },
      connections: databases.connections,
    };
    const words = { positionals, options };
    const code = await called(command, context, terminal, words);
    return { code, said: lines.join('\n') };
  };
}

function called(command: Command, context: CommandContext, terminal: Terminal, words: Words): Promise<number> {
  if ('run' in command) return command.run(context, words);
  if ('runAlone' in command) return command.runAlone(terminal, words);
  const choosing = {
    ...terminal,
    onRecord: (work: (given: CommandContext) => Promise<number>) => work(context),
    settings: () => context.config,
  };
  return command.runAsAsked(choosing, words);
}
