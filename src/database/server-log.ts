/** The log file of the embedded server. It holds no personal data (server-settings.ts) and never grows for long. */
import { type FileHandle, open } from 'node:fs/promises';

const largest = 1_000_000;

export type ServerLog = AsyncDisposable & {
  readonly descriptor: number;
  /** What was written since this was opened. */
  readonly written: () => Promise<string>;
};

/** Opens the file for adding to it; begins again when it has become large. */
export async function openServerLog(path: string): Promise<ServerLog> {
  const file = await open(path, 'a+', 0o600);
  if ((await file.stat()).size > largest) await file.truncate();
  const { size } = await file.stat();
  return {
    descriptor: file.fd,
    written: () => readFrom(file, size),
    [Symbol.asyncDispose]: () => file.close(),
  };
}

async function readFrom(file: FileHandle, start: number): Promise<string> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.max(0, size - start)), 0, undefined, start);
  return buffer.toString('utf8', 0, bytesRead);
}
