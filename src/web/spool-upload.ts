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

export type Spooled = { readonly body: PostedBody; readonly file: UploadedFile | undefined };

type Limits = { readonly folder: string /** Bytes. */; readonly most: number };

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

/** Name without folders and control characters, as it is shown and stored. */
const tidyName = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replaceAll(/\p{Cc}/gu, '')
    .slice(0, 200);

/** Removes what a server that was stopped in the middle left behind. */
export const emptySpool = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Throws FILE_TOO_LARGE; nothing stays on disk then. A file field left empty gives no file. */
export async function spoolUpload(request: FastifyRequest, field: string, { folder, most }: Limits): Promise<Spooled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const body: Record<string, string> = {};
  let file: UploadedFile | undefined;
  const remove = () => (file === undefined ? Promise.resolve() : rm(file.path, { force: true }));
  try {
    for await (const part of request.parts({ limits: { fileSize: most, files: 1, fields: 20, fieldSize: 10_000 } })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') body[part.fieldname] = part.value;
        continue;
      }
      if (part.fieldname !== field || part.filename === '') {
        part.file.resume();
        continue;
      }
      file = await spool(part.file, tidyName(part.filename), folder);
      if (part.file.truncated) throw problem('FILE_TOO_LARGE', { limit: inMegabytes(most) });
    }
  } catch (error) {
    await remove();
    throw error;
  }
  if (file?.bytes === 0) {
    await remove();
    file = undefined;
  }
  return { body, file };
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
