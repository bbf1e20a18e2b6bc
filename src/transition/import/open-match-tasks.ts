/**
 * Asks the matching team whether anybody already works with the children whom an import brought. Every pupil who is not
 * plainly the same as one of the uploader's own goes there, also when nobody like them is known: so an uploader cannot tell.
 */
import { randomUUIDv7 } from 'node:crypto';
import { matchPupil, type PupilMatch } from '../../identity/match-pupil.ts';
import type { TransferPupil } from '../../interchange/ctf/transfer-pupil.ts';
import { post } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { type Column, insertRows, instantText } from '../../record/insert-rows.ts';
import { asRecordRole } from '../../record/transaction.ts';
import type { ImportBatch } from './batch.ts';
import { findCandidates } from './find-candidates.ts';
import { soughtOf } from './sought.ts';

export type BroughtChild = { readonly pupil: TransferPupil; readonly subject: string };

export type MatchCandidate = { readonly subject: string; readonly exact: boolean; readonly reasons: readonly string[] };

type Task = BroughtChild & { readonly id: string; readonly candidates: readonly MatchCandidate[] };

function candidatesOf(match: PupilMatch<string>): readonly MatchCandidate[] {
  if (match.kind === 'none') return [];
  if (match.kind === 'ask')
    return match.candidates.map(({ subject, reasons }) => ({
      subject,
      exact: false,
      reasons: reasons.map(({ code }) => code),
    }));
  return [{ subject: match.subject, exact: true, reasons: ['upn-same', 'birth-same', 'surname-same'] }];
}

async function matchingPosts({ transaction, actor }: Access): Promise<readonly { readonly organisation: string }[]> {
  const rows = await transaction
    .selectFrom('role_held')
    .select('organisation_id')
    .distinct()
    .where('partnership_id', '=', actor.partnership)
    .where('role', '=', 'matching-officer')
    .execute();
  return rows.map((row) => ({ organisation: row.organisation_id }));
}

/** The matching team sees who the children in question are, and nothing else of them, until it has decided. */
type MatchGrant = { readonly task: string; readonly subject: string; readonly organisation: string };

export async function openMatchTasks(
  access: Access,
  batch: ImportBatch,
  brought: readonly BroughtChild[],
): Promise<void> {
  if (brought.length === 0) return;
  const { transaction, actor, now } = access;
  const own = new Map(brought.map(({ pupil, subject }) => [pupil.ordinal, subject]));
  await asRecordRole(transaction, async () => {
    const found = await findCandidates(
      transaction,
      actor.partnership,
      brought.map(({ pupil }) => soughtOf(pupil)),
    );
    const tasks = brought.map((each): Task => {
      const others = (found.get(each.pupil.ordinal) ?? []).filter(
        ({ subject }) => subject !== own.get(each.pupil.ordinal),
      );
      return { ...each, id: randomUUIDv7(), candidates: candidatesOf(matchPupil(soughtOf(each.pupil), others)) };
    });
    const taskColumns: readonly Column<Task>[] = [
      { name: 'partnership_id', type: 'uuid', of: () => actor.partnership },
      { name: 'id', type: 'uuid', of: ({ id }) => id },
      { name: 'batch_id', type: 'uuid', of: () => batch.id },
      { name: 'ordinal', type: 'integer', of: ({ pupil }) => pupil.ordinal },
      { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
      { name: 'candidates', type: 'jsonb', of: ({ candidates }) => JSON.stringify(candidates) },
      { name: 'opened_at', type: 'timestamptz', of: () => instantText(now.epochMilliseconds) },
    ];
    await insertRows(transaction, 'match_task', taskColumns, tasks);
    const posts = await matchingPosts(access);
    const grants = tasks.flatMap(({ id, subject, candidates }) =>
      posts.flatMap(({ organisation }): MatchGrant[] =>
        [subject, ...candidates.map((candidate) => candidate.subject)].map((each) => ({
          task: id,
          subject: each,
          organisation,
        })),
      ),
    );
    const grantColumns: readonly Column<MatchGrant>[] = [
      { name: 'partnership_id', type: 'uuid', of: () => actor.partnership },
      { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
      { name: 'viewer', type: 'text', of: ({ organisation }) => post('matching-officer', organisation) },
      { name: 'involvement_id', type: 'uuid', of: ({ task }) => task },
      { name: 'organisation_id', type: 'uuid', of: ({ organisation }) => organisation },
      { name: 'mode', type: 'text', of: () => 'existence' },
      { name: 'compartments', type: 'text[]', of: () => '{}' },
      { name: 'purpose', type: 'text', of: () => 'record-matching' },
      { name: 'starts_at', type: 'timestamptz', of: () => instantText(now.epochMilliseconds) },
    ];
    await insertRows(transaction, 'access_grant', grantColumns, grants);
  });
}
