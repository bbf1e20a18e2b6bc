/** The versions of sharing agreements that were drafted here, with what was decided about each. */
import type { Selectable } from 'kysely';
import type { Agreement, AgreementFinding } from '../../access/agreement/agreement.ts';
import { countsAt, timeInForce } from '../../access/agreement/in-force.ts';
import { readAgreement } from '../../access/agreement/read-agreement.ts';
import { startOfDay } from '../../clock.ts';
import type { AgreementVersionTable } from '../../database/tables.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { agreementIn, decidedOf } from './agreements-that-count.ts';

export type AgreementApproval = {
  readonly practitioner: string;
  readonly name: string;
  readonly organisationName: string;
  /** The kind of their organisation. */
  readonly agency: string;
  readonly at: Temporal.Instant;
  readonly words: string;
};

export const agreementStates = [
  'draft',
  'approved',
  'waiting',
  'in-force',
  'superseded',
  'expired',
  'revoked',
  'unreadable',
] as const;
export type AgreementState = (typeof agreementStates)[number];

export type AgreementVersion = {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly content: string;
  /** Null when this release cannot read it any more; then it opens nothing. */
  readonly agreement: Agreement | null;
  readonly state: AgreementState;
  readonly recordedAt: Temporal.Instant;
  readonly recordedBy: string;
  readonly author: string;
  readonly approvals: readonly AgreementApproval[];
  readonly putInForceAt: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
  readonly revokedBecause: string | null;
};

export const agreementApprovalsNeeded = 2;

type Row = Selectable<AgreementVersionTable> & { readonly author: string | null };

/** Never stored, because time changes it. */
function stateOf(row: Row, agreement: Agreement | null, approvals: number, at: number): AgreementState {
  const decided = decidedOf(row);
  if (decided.revokedAt !== null) return 'revoked';
  if (agreement === null) return 'unreadable';
  if (decided.putInForceAt === null) return approvals >= agreementApprovalsNeeded ? 'approved' : 'draft';
  if (countsAt(agreement, decided, at)) return 'in-force';
  if (decided.supersededAt !== null && decided.supersededAt <= at) return 'superseded';
  const time = timeInForce(agreement, decided);
  return time !== null && time.startsAt > at
    ? 'waiting'
    : time === null || (time.endsAt ?? at) <= at
      ? 'expired'
      : 'unreadable';
}

async function approvalsOf({ transaction, actor }: Access) {
  const rows = await transaction
    .selectFrom('agreement_approval as a')
    .leftJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'a.partnership_id').onRef('p.id', '=', 'a.practitioner_id'),
    )
    .leftJoin('organisation as o', (join) =>
      join.onRef('o.partnership_id', '=', 'a.partnership_id').onRef('o.id', '=', 'a.organisation_id'),
    )
    .select(['a.agreement_id', 'a.agency', 'a.practitioner_id', 'a.at', 'a.words', 'p.name', 'o.name as organisation'])
    .where('a.partnership_id', '=', actor.partnership)
    .orderBy('a.at')
    .execute();
  return Map.groupBy(
    rows.map((row): AgreementApproval & { readonly of: string } => ({
      of: row.agreement_id,
      practitioner: row.practitioner_id,
      name: row.name ?? 'a practitioner',
      organisationName: row.organisation ?? 'an organisation',
      agency: row.agency,
      at: row.at,
      words: row.words,
    })),
    ({ of }) => of,
  );
}

/** Newest first. */
export async function agreementVersions(access: Access): Promise<readonly AgreementVersion[]> {
  const { transaction, actor, now } = access;
  const rows = await transaction
    .selectFrom('agreement_version as v')
    .leftJoin('practitioner as p', (join) =>
      join.onRef('p.partnership_id', '=', 'v.partnership_id').onRef('p.id', '=', 'v.recorded_by'),
    )
    .selectAll('v')
    .select('p.name as author')
    .where('v.partnership_id', '=', actor.partnership)
    .orderBy('v.recorded_at', 'desc')
    .orderBy('v.id', 'desc')
    .execute();
  const approvals = await approvalsOf(access);
  return rows.map((row) => {
    const agreement = agreementIn(row.id, row.content);
    const given = approvals.get(row.id) ?? [];
    return {
      id: row.id,
      name: row.agreement ?? '',
      version: row.version ?? '',
      title: row.title ?? '',
      content: row.content,
      agreement,
      state: stateOf(row, agreement, given.length, now.epochMilliseconds),
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      author: row.author ?? 'a practitioner',
      approvals: given,
      putInForceAt: row.put_in_force_at,
      revokedAt: row.revoked_at,
      revokedBecause: row.revoked_because,
    };
  });
}

export const findAgreementVersion = async (access: Access, id: string): Promise<AgreementVersion | undefined> =>
  isId(id) ? (await agreementVersions(access)).find((version) => version.id === id) : undefined;

/** Reads a text as an agreement between the organisations that there are. */
export async function checkAgreement(
  { transaction, actor }: Access,
  content: string,
): Promise<{ readonly agreement: Agreement } | { readonly findings: readonly AgreementFinding[] }> {
  const rows = await transaction
    .selectFrom('organisation')
    .select('id')
    .where('partnership_id', '=', actor.partnership)
    .execute();
  const ids = new Set(rows.map(({ id }) => id));
  const read = readAgreement(content, { known: (id) => ids.has(id), startOfDay });
  return read.ok ? { agreement: read.agreement } : { findings: read.findings };
}
