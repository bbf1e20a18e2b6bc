/** Transfer files that a school made: numbering them, and finding them again. The file itself is kept nowhere. */
import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { recordEvent } from '../audit/record-event.ts';
import type { Access } from './access.ts';
import { asRecordRole } from './transaction.ts';

export type FileMade = {
  readonly id: string;
  readonly to: string | null;
  readonly fileName: string;
  readonly madeAt: Temporal.Instant;
  readonly children: readonly { readonly child: string; readonly move: string }[];
};

type NewFile = {
  readonly from: string;
  readonly to: string | null;
  readonly nameOf: (sequence: number) => string;
  readonly children: FileMade['children'];
};

const mostInSequence = 999;

/** Gives it the next number from the one school to the other; after 999 it begins again. Returns its name. */
export async function noteFileMade(access: Access, { from, to, nameOf, children }: NewFile): Promise<string> {
  const { transaction, actor, now } = access;
  const { partnership, practitioner } = actor;
  return asRecordRole(transaction, async () => {
    await sql`SELECT FROM organisation WHERE partnership_id = ${partnership} AND id = ${from} FOR UPDATE`.execute(
      transaction,
    );
    const last = await transaction
      .selectFrom('transfer_file_made')
      .select('sequence')
      .where('partnership_id', '=', partnership)
      .where('from_organisation_id', '=', from)
      .where(sql<boolean>`to_organisation_id IS NOT DISTINCT FROM ${to}`)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    const sequence = ((last?.sequence ?? 0) % mostInSequence) + 1;
    const fileName = nameOf(sequence);
    const id = randomUUIDv7();
    await transaction
      .insertInto('transfer_file_made')
      .values({
        partnership_id: partnership,
        id,
        from_organisation_id: from,
        to_organisation_id: to,
        sequence,
        file_name: fileName,
        made_at: now,
        made_by: practitioner,
        moves: children.map(({ move }) => move),
        subjects: children.map(({ child }) => child),
      })
      .execute();
    await recordEvent(transaction, {
      partnership,
      practitioner,
      at: now,
      action: 'transfer file made',
      detail: { organisation: from, file: id, children: children.length },
    });
    return fileName;
  });
}

/** The newest first. @param from at which the viewer works: nothing here asks that */
export async function filesMade({ transaction, actor }: Access, from: string): Promise<readonly FileMade[]> {
  const rows = await asRecordRole(transaction, () =>
    transaction
      .selectFrom('transfer_file_made')
      .selectAll()
      .where('partnership_id', '=', actor.partnership)
      .where('from_organisation_id', '=', from)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(30)
      .execute(),
  );
  return rows.map(({ id, to_organisation_id, file_name, made_at, moves, subjects }) => ({
    id,
    to: to_organisation_id,
    fileName: file_name,
    madeAt: made_at,
    children: moves.map((move, index) => ({ move, child: subjects[index] ?? '' })),
  }));
}
