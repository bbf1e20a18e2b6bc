/** Writes an export or a backup, and says how far it is: what the two commands have in common. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../config.ts';
import type { ArchiveFile, ArchiveWriter } from '../../database/moving/archive.ts';
import { exportEverything } from '../../database/moving/export-everything.ts';
import { type Manifest, manifestText, rowsIn, sha256 } from '../../database/moving/manifest.ts';
import { recordMoving } from '../../record/record-moving.ts';
import type { CommandContext } from '../command.ts';
import { inThousands, megabytes, plural } from './amounts.ts';

type TakeOut = {
  readonly what: 'export of everything' | 'backup';
  readonly path: string;
  /** Called when it is in the log that it begins. */
  readonly open: () => Promise<ArchiveWriter>;
  readonly files: readonly ArchiveFile[];
  /** For the log. */
  readonly encrypted: boolean;
};

const programFile = z.looseObject({ version: z.string() });

export const programVersion = async (): Promise<string> =>
  programFile.parse(JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'))).version;

export async function takeOut(context: CommandContext, { what, path, open, files, encrypted }: TakeOut): Promise<void> {
  const { services, installation, connections, say, progress } = context;
  const { partnership, name, mode } = installation;
  const started = performance.now();
  const archive = await open();
  // Written down before the first row leaves, so that one that is interrupted is known too
  await recordMoving(services, { partnership, action: `${what} begun`, detail: { encrypted } }).catch(
    async (error: unknown) => {
      await archive.abandon();
      throw error;
    },
  );
  const manifest = await exportEverything(connections, {
    archive,
    files,
    partnership: { id: partnership, name, mode },
    madeAt: services.clock.now(),
    program: await programVersion(),
    onProgress: ({ number, of, table, bytes }) =>
      progress(`Table ${number} of ${of} (${table}), ${megabytes(bytes)} of rows`),
  });
  const sum = sha256(manifestText(manifest));
  await recordMoving(services, {
    partnership,
    action: `${what} finished`,
    detail: { encrypted, rows: rowsIn(manifest), manifest: sum },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${path} holds ${inThousands(rowsIn(manifest))} rows of ${plural(manifest.tables.length, 'table')} of ${name}.`);
  say(`${await sizeOf(path, manifest)}, in ${seconds} seconds. SHA-256 of its manifest: ${sum}`);
}

async function sizeOf(path: string, { tables }: Manifest): Promise<string> {
  const found = await stat(path);
  const packed = tables.flatMap(({ pieces }) => pieces).reduce((total, { bytes }) => total + bytes, 0);
  return megabytes(found.isFile() ? found.size : packed);
}
