/** Stores by which numbers posts are reached in the demo, and who is away. As the role that writes the record. */
import { type Column, insertRows, instantText } from '../record/insert-rows.ts';
import type { Transaction } from '../record/transaction.ts';
import { type DemoAbsence, type DemoNumber, demoAbsences, demoNumbers } from './people/cover.ts';
import { personId } from './people/people.ts';
import { placeId } from './places/places.ts';
import { stableId } from './stable-id.ts';

type Context = {
  readonly partnership: string;
  readonly asOf: Temporal.PlainDate;
  readonly at: Temporal.Instant;
  /** Who wrote it down. */
  readonly by: string;
};

const telephone = (last: string | undefined): string | null => (last === undefined ? null : `01632 960${last}`);

const numberColumns = ({ partnership, at, by }: Context): readonly Column<DemoNumber>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'organisation_id', type: 'uuid', of: ({ place }) => placeId(place) },
  { name: 'role', type: 'text', of: ({ role }) => role },
  { name: 'telephone', type: 'text', of: ({ day }) => telephone(day) },
  { name: 'out_of_hours', type: 'text', of: ({ night }) => telephone(night) },
  { name: 'checked_at', type: 'timestamptz', of: () => instantText(at.epochMilliseconds) },
  { name: 'checked_by', type: 'uuid', of: () => by },
];

const absenceColumns = ({ partnership, asOf, at, by }: Context): readonly Column<DemoAbsence>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'id', type: 'uuid', of: ({ person }) => stableId('absence', person) },
  { name: 'practitioner_id', type: 'uuid', of: ({ person }) => personId(person) },
  { name: 'from_day', type: 'date', of: ({ from }) => asOf.add({ days: from }).toString() },
  { name: 'to_day', type: 'date', of: ({ to }) => asOf.add({ days: to }).toString() },
  { name: 'deputy_id', type: 'uuid', of: ({ deputy }) => (deputy === undefined ? null : personId(deputy)) },
  { name: 'recorded_at', type: 'timestamptz', of: () => instantText(at.epochMilliseconds) },
  { name: 'recorded_by', type: 'uuid', of: () => by },
];

export async function storeCover(transaction: Transaction, context: Context): Promise<void> {
  await insertRows(transaction, 'post_cover', numberColumns(context), demoNumbers);
  await insertRows(transaction, 'absence', absenceColumns(context), demoAbsences);
}
