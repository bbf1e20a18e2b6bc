/** Takes a form with a file: the fields into memory, the file to disk as it arrives, hashed on the way. */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { problem } from '../errors.ts';
import type { PostedBody } from '../ui/form.ts';
import type { UploadedFile } from '../ui/page-route.ts';

export type Spooled = {
  readonly body: PostedBody;
  readonly file: UploadedFile | undefined;
  /** Why the file that came was not kept. */
  readonly fault: string | undefined;
};

type Limits = {
  readonly folder: string /** Bytes. */;
  readonly most: number;
  /** Says that the file is too large instead of throwing, so that the fields beside it are answered. */
  readonly keepsForm: boolean;
};

/** Of everything that is typed, in characters: as much as a form without a file may hold. */
const mostTyped = 1_000_000;

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

/** Name without folders and control characters, as it is shown and stored. */
const tidyName = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, 200);

/** Removes what a server that was stopped in the middle left behind. */
export const emptySpool = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Throws FILE_TOO_LARGE; nothing stays on disk then. A file field left empty gives no file. */
export async function spoolUpload(
  request: FastifyRequest,
  field: string,
  { folder, most, keepsForm }: Limits,
): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const typed = new Map<string, string[]>();
  let characters = 0;
  let file: UploadedFile | undefined;
  let fault: string | undefined;
  const remove = async (): Promise<void> => {
    if (file !== undefined) await rm(file.path, { force: true });
    file = undefined;
  };
  try {
    const limits = { fileSize: most, files: 1, fields: 1_000, fieldSize: 20_000, fieldNameSize: 200 };
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (typeof part.value !== 'string') continue;
        characters += part.fieldname.length + part.value.length;
        if (part.valueTruncated || characters > mostTyped)
          throw problem('INPUT_INVALID', { fields: 'the form is too long' });
        typed.set(part.fieldname, [...(typed.get(part.fieldname) ?? []), part.value]);
        continue;
      }
      if (part.fieldname !== field || part.filename === '') {
        part.file.resume();
        continue;
      }
      file = await spool(part.file, tidyName(part.filename), folder);
      if (!part.file.truncated) continue;
      if (!keepsForm) throw problem('FILE_TOO_LARGE', { limit: inMegabytes(most) });
      await remove();
      fault = `The file must be smaller than ${inMegabytes(most)}`;
    }
  } catch (error) {
    await remove();
    throw error;
  }
  if (file?.bytes === 0) {
    await remove();
    if (keepsForm) fault = 'The file is empty';
  }
  const body = Object.fromEntries([...typed].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
  return { body, file, fault };
}

async function spool(source: NodeJS.ReadableStream, name: string, folder: string): Promise<UploadedFile> {
  const path = join(folder, randomUUID());
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(source, measure, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  return { path, name, bytes, sha256: hash.digest() };
}
