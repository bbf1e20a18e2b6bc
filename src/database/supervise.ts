/**
 * Runs a program that ends with us, however we end. A shell waits on a pipe that only we hold: when it closes, because we
 * closed it or because somebody killed us with -9, the shell interrupts the program.
 */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { type ServerAccount, systemEnvironment } from './server-account.ts';

// The watcher's input is the pipe; the program must not have it, nor may a reading end remain open in the shell itself.
const script = `
exec 3<&0 </dev/null
"$@" 3<&- &
program=$!
trap "" INT TERM HUP
(while read -r line; do :; done; kill -INT $program 2>/dev/null) <&3 3<&- &
watcher=$!
exec 3<&-
wait $program
status=$?
kill -KILL $watcher 2>/dev/null
exit $status
`;

export type Supervised = {
  /** The exit code of the program, when it has ended. */
  readonly ended: Promise<number | null>;
  readonly hasEnded: () => boolean;
  /** From now on a process that has nothing else to do may end, and the program with it. */
  readonly letGo: () => void;
  /** Interrupts the program and waits until it has ended. */
  readonly stop: () => Promise<void>;
};

/**
 * @param account as whom
 * @param log file descriptor for everything the program writes
 */
export function supervise(
  command: string,
  words: readonly string[],
  { account, log }: { readonly account: ServerAccount; readonly log: number },
): Supervised {
  // A process group of its own: Ctrl-C in a terminal goes to the whole group, and the server would stop under our feet
  // before we have answered the requests that are under way.
  const child = spawn('/bin/sh', ['-c', script, 'throughline-supervisor', ...account.through, command, ...words], {
    ...account.user,
    cwd: '/',
    env: systemEnvironment,
    stdio: ['pipe', log, log],
    detached: true,
  });
  const pipe = child.stdin as Socket;
  let hasEnded = false;
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  const end = (code: number | null): void => {
    hasEnded = true;
    pipe.destroy();
    resolve(code);
  };
  child.once('exit', end);
  child.once('error', () => end(null));
  pipe.on('error', () => undefined);
  return {
    ended,
    hasEnded: () => hasEnded,
    letGo: () => {
      child.unref();
      pipe.unref();
    },
    stop: async () => {
      child.ref();
      pipe.end();
      await ended;
    },
  };
}
