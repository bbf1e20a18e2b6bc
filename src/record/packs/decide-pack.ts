/** What people do with a version of a pack: bring it in, approve it, put it into force, withdraw it. */
import { createHash, randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { recordEvent } from '../../audit/record-event.ts';
import type { Finding } from '../../rulebook/pack/check-pack.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import type { Access } from '../access.ts';
import type { Post } from '../actor.ts';
import { asRecordRole } from '../transaction.ts';

export type BroughtIn = {
  readonly fileName: string;
  /** Null of a workbook that cannot be read. */
  readonly yaml: string | null;
  /** Of what was uploaded, as it came. */
  readonly content: Buffer | string;
  readonly pack: Pack | null;
  readonly findings: readonly Finding[];
};

async function note({ transaction, actor, now }: Access, action: string, version: string): Promise<void> {
  const { partnership, practitioner } = actor;
  await recordEvent(transaction, { partnership, practitioner, at: now, action, detail: { version } });
}

/** Keeps what was uploaded as a draft, right or wrong. Returns its id. */
export async function keepDraft(
  access: Access,
  { fileName, yaml, content, pack, findings }: BroughtIn,
): Promise<string> {
  const { transaction, actor, now } = access;
  const id = randomUUIDv7();
  await asRecordRole(transaction, async () => {
    await transaction
      .insertInto('pack_version')
      .values({
        partnership_id: actor.partnership,
        id,
        origin: 'upload',
        pack: pack?.pack ?? null,
        version: pack?.version ?? null,
        title: pack?.title ?? null,
        content_hash: createHash('sha256').update(content).digest(),
        yaml,
        file_name: fileName,
        findings: JSON.stringify(findings),
        recorded_at: now,
        recorded_by: actor.practitioner,
      })
      .execute();
    await note(access, 'pack brought in', id);
  });
  return id;
}

/** One of each kind of agency, and each person once. Returns false when there is one already. */
export async function approve(access: Access, version: string, { post, agency, words }: Approving): Promise<boolean> {
  const { transaction, actor, now } = access;
  return asRecordRole(transaction, async () => {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('pack_approval')
      .values({
        partnership_id: actor.partnership,
        pack_version_id: version,
        agency,
        practitioner_id: actor.practitioner,
        organisation_id: post.organisation,
        at: now,
        words,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return false;
    await note(access, 'pack approved', version);
    return true;
  });
}
export type Approving = { readonly post: Post; readonly agency: string; readonly words: string };

/** Once only: a second time changes nothing and returns false. */
export async function putIntoForce(access: Access, version: string, from: Temporal.PlainDate): Promise<boolean> {
  const { transaction, actor, now } = access;
  return asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('pack_version')
      .set({ in_force_from: from, put_in_force_at: now, put_in_force_by: actor.practitioner })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', version)
      .where('in_force_from', 'is', null)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    await note(access, 'pack put into force', version);
    return true;
  });
}

/** Keeps which duties there are under the pack now: when it does not count any more, they are derived no more. */
async function keepLookBack({ transaction, actor }: Access, id: string, pack: string, version: string): Promise<void> {
  await sql`INSERT INTO pack_look_back (partnership_id, pack_version_id, subject_id, instance, rule,
      owner_organisation_id, receiver_organisation_id, compartments, audience)
    SELECT partnership_id, ${id}::uuid, subject_id, instance, rule,
      owner_organisation_id, receiver_organisation_id, compartments, audience
    FROM duty WHERE partnership_id = ${actor.partnership}::uuid AND pack = ${pack} AND pack_version = ${version}
    ON CONFLICT DO NOTHING`.execute(transaction);
}

type Withdrawing = { readonly id: string; readonly pack: string | null; readonly version: string | null };

/** Once only: a second time changes nothing and returns false. */
export async function withdraw(access: Access, { id, pack, version }: Withdrawing, because: string): Promise<boolean> {
  const { transaction, actor, now } = access;
  return asRecordRole(transaction, async () => {
    const { numUpdatedRows } = await transaction
      .updateTable('pack_version')
      .set({ withdrawn_at: now, withdrawn_by: actor.practitioner, withdrawn_because: because })
      .where('partnership_id', '=', actor.partnership)
      .where('id', '=', id)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return false;
    if (pack !== null && version !== null) await keepLookBack(access, id, pack, version);
    await note(access, 'pack withdrawn', id);
    return true;
  });
}

/** A pack that came with the product is written down here when it is withdrawn. Returns its id. */
export async function withdrawRelease(
  access: Access,
  { pack, version, title }: Pack,
  because: string,
): Promise<string> {
  const { transaction, actor, now } = access;
  const id = randomUUIDv7();
  await asRecordRole(transaction, () =>
    transaction
      .insertInto('pack_version')
      .values({
        partnership_id: actor.partnership,
        id,
        origin: 'release',
        pack,
        version,
        title,
        content_hash: createHash('sha256').update(`${pack} ${version}`).digest(),
        yaml: null,
        file_name: pack,
        recorded_at: now,
        recorded_by: actor.practitioner,
      })
      .execute(),
  );
  await withdraw(access, { id, pack, version }, because);
  return id;
}
