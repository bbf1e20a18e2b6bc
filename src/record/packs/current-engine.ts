/**
 * The rulebook of a running process: the packs of the release with what the partnership put in their place. It is looked at
 * now and then, so that a change made by another process, or a day that has come, takes effect here too.
 */
import { sql } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { readPack } from '../../rulebook/pack/read-pack.ts';
import { compileRulebook } from '../../rulebook/rulebook.ts';
import type { Access, Engine, RecordServices } from '../access.ts';
import { asSystem, type System } from '../system.ts';
import { deriveEverybodyAgain } from './derive-everybody-again.ts';
import { earlierPacks } from './earlier-packs.ts';
import { effectivePacks, fingerprintOf, uploadsInForce } from './effective-packs.ts';
import { decidedVersions, packText } from './pack-versions.ts';
import { releasedVersions } from './release-packs.ts';

export type ReplaceableServices = { readonly services: RecordServices; readonly replace: (engine: Engine) => void };

/** Everyone who holds the services sees the new rulebook from their next look on. */
export function replaceableServices(given: RecordServices): ReplaceableServices {
  let engine = given.engine;
  const services: RecordServices = {
    ...given,
    get engine() {
      return engine;
    },
  };
  return { services, replace: (next) => void (engine = next) };
}

async function compile(access: Access): Promise<Engine> {
  const { transaction, actor, engine, now } = access;
  const versions = await decidedVersions(transaction, actor.partnership);
  const released = await releasedVersions(access);
  const today = dayOf(now);
  const counting = fingerprintOf(versions, today, released);
  if (counting === engine.counting) return engine;
  const uploads = new Map<string, Pack>();
  for (const [name, { id }] of uploadsInForce(versions, today)) {
    const read = readPack((await packText(transaction, actor.partnership, id)) ?? '');
    if (!read.ok) {
      const problems = read.problems.map(({ line, says }) => `${name}, brought in here, line ${line}: ${says}`);
      throw problem('PACK_INVALID', { problems: problems.join('\n') });
    }
    uploads.set(name, read.pack);
  }
  const packs = effectivePacks(engine.release, versions, uploads);
  const earlier = await earlierPacks(access, versions, released);
  return { ...engine, counting, rulebook: compileRulebook(packs, { earlier }) };
}

/** Writes down that other packs count from now on, once for all processes, and has every child derived again. */
async function noteChange(access: Access, { counting }: Engine): Promise<void> {
  const { transaction, actor, now } = access;
  const { rows } = await sql<{ readonly number: number }>`
    INSERT INTO rulebook_change (partnership_id, number, packs, at)
    SELECT ${actor.partnership}::uuid, coalesce(newest.number, 0) + 1, ${counting}, ${now.toString()}::timestamptz
    FROM (SELECT 1) AS one LEFT JOIN LATERAL (
      SELECT number, packs FROM rulebook_change WHERE partnership_id = ${actor.partnership}::uuid ORDER BY number DESC LIMIT 1
    ) AS newest ON true
    WHERE coalesce(newest.packs, '') <> ${counting}
    ON CONFLICT DO NOTHING
    RETURNING number`.execute(transaction);
  const [change] = rows;
  if (change === undefined) return;
  await deriveEverybodyAgain(access);
  await recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: '',
    at: now,
    action: 'rules changed',
    detail: { number: change.number, packs: counting },
  });
}

/**
 * The engine as it has to be now; the one that is there when nothing changed. Throws PACK_INVALID when a pack that was put
 * into force here cannot be read by this version of the product.
 */
export async function engineNow(services: RecordServices, system: System): Promise<Engine> {
  return asSystem(services, system, async (access) => {
    const engine = await compile(access);
    await noteChange(access, engine);
    return engine;
  });
}

/** Whether other packs count than this process derives with. Cheap. */
export async function isOutdated({ transaction, actor, engine }: Access): Promise<boolean> {
  const newest = await transaction
    .selectFrom('rulebook_change')
    .select('packs')
    .where('partnership_id', '=', actor.partnership)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (newest?.packs ?? '') !== engine.counting;
}
