/** What a command of the command line is, and what it is given. */
import type { Config } from '../config.ts';
import type { Connections } from '../database/pool.ts';
import type { RecordServices } from '../record/access.ts';
import type { Installation } from '../record/installation.ts';

export type Terminal = {
  /** Writes a line for the person at the terminal. */
  readonly say: (line: string) => void;
  /** Says how far something is: in one line on a terminal, now and then elsewhere. */
  readonly progress: (line: string) => void;
};

export type CommandContext = Terminal & {
  readonly config: Config;
  readonly services: RecordServices;
  readonly installation: Installation;
  /** For what a pool cannot do. */
  readonly connections: Connections;
};

/** What a command is called with: words, and options that begin with two hyphens. */
export type Words = {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
};

type About = {
  /** The words that call it, for example "import schools". */
  readonly name: string;
  /** How it is called, for the help. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
};

/** The exit code: 0 done, 1 something could not be used, 2 called wrongly. */
type Run<Context> = (context: Context, words: Words) => Promise<number>;

/** For a command whose options decide whether it needs the record. */
export type Choosing = Terminal & {
  readonly onRecord: (work: (context: CommandContext) => Promise<number>) => Promise<number>;
  readonly settings: () => Config;
};

/** A command works on the partnership's record, or needs nothing but the files that it is given, or one of the two. */
export type Command = About &
  (
    | { readonly run: Run<CommandContext> }
    | { readonly runAlone: Run<Terminal> }
    | { readonly runAsAsked: Run<Choosing> }
  );
