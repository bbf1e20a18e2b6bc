/** Stores made-up children as the record would, many in a few statements. */
import { randomUUID } from 'node:crypto';
import type { VersionInForce } from '../../src/access/agreement/compile-agreement.ts';
import { compileAgreements } from '../../src/access/agreement/compile-agreement.ts';
import { timeInForce } from '../../src/access/agreement/in-force.ts';
import { compileGrants, type Grant } from '../../src/access/compile-grants.ts';
import type { Span } from '../../src/access/spans.ts';
import { arrayText, type Column, insertRows, instantText } from '../../src/record/insert-rows.ts';
import { storeGrants } from '../../src/record/store-grants.ts';
import type { Transaction } from '../../src/record/transaction.ts';
import { type GeneratedChild, type GeneratedVersion, organisations } from './generate-standing.ts';

export type StoredChild = {
  readonly subject: string;
  readonly child: GeneratedChild;
  readonly grants: readonly Grant[];
};

const hourInMilliseconds = 3_600_000;

/** What the product compiles for a child. */
export function grantsOf({ standing }: GeneratedChild, versions: readonly GeneratedVersion[]): readonly Grant[] {
  const inForce = versions.flatMap(({ id, agreement, decided }): VersionInForce[] => {
    const time = timeInForce(agreement, decided);
    return time === null ? [] : [{ id, agreement, ...time }];
  });
  return [...compileGrants(standing), ...compileAgreements(standing, inForce, (id) => organisations.get(id))];
}

/** @param epoch the present, to which the hours of the cases are added */
export async function storeGenerated(
  transaction: Transaction,
  partnership: string,
  epoch: number,
  stored: readonly StoredChild[],
  versions: readonly GeneratedVersion[],
): Promise<void> {
  const milliseconds = (hour: number): number => epoch + hour * hourInMilliseconds;
  const at = (hour: number | null): string | null => instantText(hour === null ? null : milliseconds(hour));
  const scaled = ({ startsAt, endsAt }: Span): Span => ({
    startsAt: milliseconds(startsAt),
    endsAt: endsAt === null ? null : milliseconds(endsAt),
  });
  type OfSubject = { readonly subject: string };
  const common: readonly Column<OfSubject>[] = [
    { name: 'partnership_id', type: 'uuid', of: () => partnership },
    { name: 'subject_id', type: 'uuid', of: ({ subject }) => subject },
  ];
  const moment = (name: string) => ({ name, type: 'timestamptz', of: () => at(0) });
  await insertRows(
    transaction,
    'subject',
    [
      { name: 'partnership_id', type: 'uuid', of: () => partnership },
      { name: 'id', type: 'uuid', of: ({ subject }: StoredChild) => subject },
      { name: 'kind', type: 'text', of: () => 'child' },
      { name: 'last_seq', type: 'integer', of: () => 9 },
      moment('last_recorded_at'),
      { name: 'chain', type: 'bytea', of: () => '00' },
    ],
    stored,
  );
  await insertRows(
    transaction,
    'agreement_version',
    [
      { name: 'partnership_id', type: 'uuid', of: () => partnership },
      { name: 'id', type: 'uuid', of: ({ id }: GeneratedVersion) => id },
      { name: 'content_hash', type: 'bytea', of: () => '00' },
      { name: 'content', type: 'text', of: () => 'made up' },
      moment('recorded_at'),
      { name: 'recorded_by', type: 'uuid', of: () => partnership },
      { name: 'valid_from', type: 'timestamptz', of: ({ agreement }) => at(agreement.startsAt) },
      { name: 'valid_until', type: 'timestamptz', of: ({ agreement }) => at(agreement.endsAt) },
      { name: 'put_in_force_at', type: 'timestamptz', of: ({ decided }) => at(decided.putInForceAt) },
      { name: 'superseded_at', type: 'timestamptz', of: ({ decided }) => at(decided.supersededAt) },
      { name: 'revoked_at', type: 'timestamptz', of: ({ decided }) => at(decided.revokedAt) },
      { name: 'compiled_by', type: 'integer', of: ({ decided }) => decided.compiledBy },
    ],
    versions,
  );
  await storeGrants(
    transaction,
    partnership,
    stored.flatMap(({ subject, grants }) => grants.map((grant) => ({ ...grant, ...scaled(grant), subject }))),
  );
  const denials = stored.flatMap(({ subject, child }) =>
    child.denials
      .map(([practitioner, span]) => ({ subject, practitioner, span }))
      // One person has one that is open; that which began first says all that the others would
      .filter(
        (each, place, all) =>
          each.span.endsAt !== null ||
          !all.some(
            (other, index) =>
              other.practitioner === each.practitioner &&
              other.span.endsAt === null &&
              (other.span.startsAt < each.span.startsAt ||
                (other.span.startsAt === each.span.startsAt && index < place)),
          ),
      ),
  );
  await insertRows<(typeof denials)[number]>(
    transaction,
    'access_denial',
    [
      ...common,
      { name: 'id', type: 'uuid', of: () => randomUUID() },
      { name: 'practitioner_id', type: 'uuid', of: ({ practitioner }) => practitioner },
      { name: 'found_by', type: 'text', of: () => 'declared' },
      { name: 'matched', type: 'text[]', of: () => '{}' },
      { name: 'starts_at', type: 'timestamptz', of: ({ span }) => at(span.startsAt) },
      { name: 'ends_at', type: 'timestamptz', of: ({ span }) => at(span.endsAt) },
    ],
    denials,
  );
  const entries = stored.flatMap(({ subject, child }) =>
    child.entries.map((entry, seq) => ({ ...entry, subject, seq, id: randomUUID() })),
  );
  await insertRows<(typeof entries)[number]>(
    transaction,
    'entry',
    [
      ...common,
      { name: 'seq', type: 'integer', of: ({ seq }) => seq },
      { name: 'id', type: 'uuid', of: ({ id }) => id },
      { name: 'event_id', type: 'uuid', of: ({ id }) => id },
      { name: 'kind', type: 'text', of: () => 'note.recorded' },
      { name: 'kind_version', type: 'smallint', of: () => 1 },
      moment('happened_from'),
      { name: 'precision', type: 'text', of: () => 'moment' },
      moment('recorded_at'),
      { name: 'organisation_id', type: 'uuid', of: ({ organisation }) => organisation },
      { name: 'controller_id', type: 'uuid', of: ({ organisation }) => organisation },
      { name: 'home_system', type: 'text', of: () => 'test' },
      { name: 'compartment', type: 'text', of: ({ compartment }) => compartment },
      { name: 'audience', type: 'text[]', of: ({ audience }) => arrayText(audience) },
      { name: 'parties', type: 'uuid[]', of: ({ parties }) => arrayText(parties) },
      { name: 'status', type: 'text', of: () => 'fact' },
      { name: 'data', type: 'jsonb', of: () => '{}' },
      { name: 'covered', type: 'boolean', of: ({ covered }) => covered },
      { name: 'salt', type: 'bytea', of: () => '00' },
      { name: 'content_hash', type: 'bytea', of: () => '00' },
    ],
    entries,
  );
  const shares = entries.flatMap(({ subject, id, shares: with_ }) =>
    with_.map(([viewer, span]) => ({ subject, entry: id, viewer, span })),
  );
  await insertRows<(typeof shares)[number]>(
    transaction,
    'entry_share',
    [
      ...common,
      { name: 'sharing_id', type: 'uuid', of: () => randomUUID() },
      { name: 'entry_id', type: 'uuid', of: ({ entry }) => entry },
      { name: 'viewer', type: 'text', of: ({ viewer }) => viewer },
      { name: 'starts_at', type: 'timestamptz', of: ({ span }) => at(span.startsAt) },
      { name: 'ends_at', type: 'timestamptz', of: ({ span }) => at(span.endsAt) },
    ],
    shares,
  );
  const duties = stored.flatMap(({ subject, child }) =>
    child.duties.map((duty, index) => ({ ...duty, subject, instance: String(index) })),
  );
  await insertRows<(typeof duties)[number]>(
    transaction,
    'duty',
    [
      ...common,
      { name: 'instance', type: 'text', of: ({ instance }) => instance },
      ...['rule', 'pack', 'pack_version'].map((name) => ({ name, type: 'text', of: () => 'made-up' })),
      { name: 'trigger_id', type: 'uuid', of: () => partnership },
      { name: 'evidence', type: 'uuid[]', of: () => '{}' },
      { name: 'owner_role', type: 'text', of: () => 'dsl' },
      { name: 'owner_organisation_id', type: 'uuid', of: ({ owner }) => owner },
      { name: 'receiver_organisation_id', type: 'uuid', of: ({ receiver }) => receiver },
      moment('opens_at'),
      moment('known_at'),
      { name: 'due_kind', type: 'text', of: () => 'no-fixed-time' },
      { name: 'compartments', type: 'text[]', of: ({ compartments }) => arrayText(compartments) },
      { name: 'audience', type: 'text[]', of: ({ audience }) => arrayText(audience) },
    ],
    duties,
  );
}
