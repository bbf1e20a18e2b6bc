/** The database that is loaded into: one that is empty, or was set aside because somebody said so. */
import { rename } from 'node:fs/promises';
import type { Config } from '../../config.ts';
import { type Holder, holderOf } from '../../database/moving/holder.ts';
import { reachDatabase } from '../../database/open-databases.ts';
import type { Connections } from '../../database/pool.ts';
import { problem } from '../../errors.ts';

export type EmptyDatabase = {
  readonly connections: Connections;
  readonly close: () => Promise<void>;
  /** Where the data that was there before lies now. */
  readonly setAside: string | undefined;
};

type Options = {
  readonly partnership: Holder;
  /** The ending of what is set aside; undefined when nothing may be. */
  readonly asideEnding: string | undefined;
};

/**
 * Throws DATABASE_NOT_EMPTY, DATABASE_OF_ANOTHER, ALREADY_RUNNING when a server is using it, and what opening a database
 * throws. Nothing has been touched then.
 */
export async function emptyDatabase(config: Config, { partnership, asideEnding }: Options): Promise<EmptyDatabase> {
  const { database } = config;
  const reached = await reachDatabase(config, { purpose: 'server' });
  try {
    const holder = await holderOf(reached.connections.owner);
    if (holder === undefined) return { ...reached, setAside: undefined };
    if (holder.id !== partnership.id)
      throw problem('DATABASE_OF_ANOTHER', { here: holder.name, there: partnership.name });
    if (asideEnding === undefined || database.kind === 'server')
      throw problem('DATABASE_NOT_EMPTY', { what: `"${holder.name}"` });
  } catch (error) {
    await reached.close();
    throw error;
  }
  await reached.close();
  const setAside = `${database.folder}${asideEnding}`;
  await rename(database.folder, setAside);
  return { ...(await reachDatabase(config, { purpose: 'server' })), setAside };
}
