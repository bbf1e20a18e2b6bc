/** A line that says how far something is: replaced in place on a terminal, written now and then elsewhere. */
import type { WriteStream } from 'node:tty';

const everyMilliseconds = 5_000;

export type ProgressLine = { readonly show: (line: string) => void; readonly end: () => void };

export function progressLine(stream: Pick<WriteStream, 'write' | 'isTTY'>): ProgressLine {
  let isShown = false;
  let last = 0;
  return {
    show: (line) => {
      if (stream.isTTY) {
        stream.write(`\r\u001b[2K${line}`);
        isShown = true;
        return;
      }
      if (performance.now() - last < everyMilliseconds && last !== 0) return;
      last = performance.now();
      stream.write(`${line}\n`);
    },
    end: () => {
      if (isShown) stream.write('\r\u001b[2K');
      isShown = false;
    },
  };
}
