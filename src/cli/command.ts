/** What a command of the command line is, and what it is given. */
import type { Config } from '../config.ts';
import type { RecordServices } from '../record/access.ts';
import type { Installation } from '../record/installation.ts';

export type CommandContext = {
  readonly config: Config;
  readonly services: RecordServices;
  readonly installation: Installation;
  /** Writes a line for the person at the terminal. */
  readonly say: (line: string) => void;
  /** Says how far something is: in one line on a terminal, now and then elsewhere. */
  readonly progress: (line: string) => void;
};

/** What a command is called with: words, and options that begin with two hyphens. */
export type Words = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

export type Command = {
  /** The words that call it, for example "import schools". */
  readonly name: string;
  /** How it is called, for the help. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** @returns the exit code: 0 done, 1 something could not be used, 2 called wrongly */
  readonly run: (context: CommandContext, words: Words) => Promise<number>;
};
