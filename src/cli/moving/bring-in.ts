/** Looks at an export or a backup and loads it: what the two commands have in common. */
import { systemClock } from '../../clock.ts';
import { type CheckedArchive, checkArchive } from '../../database/moving/check-archive.ts';
import { loadEverything } from '../../database/moving/load-everything.ts';
import { manifestText, rowsIn, sha256 } from '../../database/moving/manifest.ts';
import { openArchive } from '../../database/moving/open-archive.ts';
import { type Connections, openDatabase } from '../../database/pool.ts';
import type { Tables } from '../../database/tables.ts';
import { type Moving, recordMoving } from '../../record/record-moving.ts';
import { instantInWords } from '../../ui/when-words.ts';
import type { Choosing, Terminal } from '../command.ts';
import { inThousands, megabytes, plural } from './amounts.ts';
import { emptyDatabase } from './empty-database.ts';
import { keysToPut, putKeys } from './key-files.ts';

type BringIn = {
  readonly path: string;
  readonly action: 'everything imported' | 'backup restored';
  /** With the private key of backups. */
  readonly keyFile: string | undefined;
  /** Says what it is, and that it is whole, and loads nothing. */
  readonly onlyCheck: boolean;
  /** Sets aside what is there. */
  readonly replace: boolean;
};

export async function bringIn(context: Choosing, options: BringIn): Promise<void> {
  const { say, progress } = context;
  const config = context.settings();
  const { path, onlyCheck, replace } = options;
  const archive = await openArchive(path, options.keyFile);
  const checked = await checkArchive(archive, (bytes) => progress(`Checking, ${megabytes(bytes)} read`));
  sayWhatItIs(context, path, checked);
  if (onlyCheck) return;

  const { manifest } = checked;
  const { partnership } = manifest;
  const ending = `.before-${systemClock.now().toString({ smallestUnit: 'second' }).replaceAll(/[:-]/gu, '')}`;
  const keys = await keysToPut(config, checked.files, replace);
  const started = performance.now();
  const target = await emptyDatabase(config, { partnership, asideEnding: replace ? ending : undefined });
  try {
    if (target.setAside !== undefined) say(`What was there is set aside, in ${target.setAside}`);
    // Before the rows: a server that found none would make others
    for (const file of await putKeys(keys, ending)) say(`The key that was there is set aside, in ${file}`);
    await loadEverything(target.connections.owner, {
      archive,
      manifest,
      clock: systemClock,
      onProgress: ({ doing, number, of, table }) =>
        progress(`${doing === 'loading' ? 'Loading' : 'Comparing'} table ${number} of ${of} (${table})`),
    });
    await recordIt(target.connections, {
      partnership: partnership.id,
      action: options.action,
      detail: { rows: rowsIn(manifest), madeAt: manifest.madeAt, manifest: sha256(manifestText(manifest)) },
    });
  } finally {
    await target.close();
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`Loaded ${inThousands(rowsIn(manifest))} rows in ${seconds} seconds; every table is equal to what was exported.`);
  for (const { path: file } of keys) say(`Put back the key ${file}`);
  if (partnership.mode !== config.mode)
    say(`Start it with THROUGHLINE_MODE=${partnership.mode}, which it was set up in.`);
}

async function recordIt({ app }: Connections, moving: Moving): Promise<void> {
  const database = openDatabase<Tables>(app, 1);
  try {
    await recordMoving({ database, clock: systemClock }, moving);
  } finally {
    await database.close();
  }
}

function sayWhatItIs({ say }: Terminal, path: string, { manifest, files }: CheckedArchive): void {
  const { partnership, program, postgresql, tables } = manifest;
  const when = instantInWords(Temporal.Instant.from(manifest.madeAt));
  say(`${path} is whole. It is of "${partnership.name}" (${partnership.mode}), made on ${when}`);
  say(
    `by Throughline ${program} on PostgreSQL ${postgresql}, with ${inThousands(rowsIn(manifest))} rows of ${plural(tables.length, 'table')}`,
  );
  say(
    files.length === 0
      ? 'and without the keys of the partnership.'
      : `and ${plural(files.length, 'key')} of the partnership.`,
  );
}
