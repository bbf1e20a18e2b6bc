/**
 * The people around a child as a fold over the entries that count. Pure: the same entries give the same family in whatever
 * order they come, and somebody who sees fewer entries sees the family that those entries tell of, without a gap.
 */
import type { Parentage } from '../../kinds/family-home.ts';
import { parentages } from '../../kinds/family-home.ts';
import {
  type CommunicationNeeds,
  type ContactDetails,
  communicationNeedsRecorded,
  familyContactDetailsRecorded,
  familyPersonRecorded,
  type PersonData,
} from '../../kinds/family-people.ts';
import { legalStatuses } from '../../kinds/placement.ts';
import type { StoredEntry } from '../entry-row.ts';
import { contactKey } from './contact-key.ts';
import { countingEntries, dataOf, type FamilyEntry, newestBy, ofKind, text, type Written } from './counting-entries.ts';
import { type Household, householdsOf } from './households.ts';
import { type Restriction, restrictionsOf } from './restrictions.ts';

export type FamilyPerson = PersonData & {
  readonly written: Written;
  readonly contact: (ContactDetails & { readonly written: Written }) | null;
  readonly communication: (CommunicationNeeds & { readonly written: Written }) | null;
};

export type Couple = {
  readonly tie: string;
  readonly one: string;
  readonly other: string;
  readonly state: string;
  readonly since: string | null;
};

export type ParentageTie = {
  readonly tie: string;
  readonly parent: string;
  /** Null is the child. */
  readonly of: string | null;
  readonly how: Parentage;
};

export type LegalStatus = keyof typeof legalStatuses;

export type Family = {
  /** In the order in which they were first recorded; those who no longer count among them. */
  readonly people: readonly FamilyPerson[];
  readonly households: readonly Household[];
  readonly couples: readonly Couple[];
  readonly parentage: readonly ParentageTie[];
  readonly childCommunicates: (CommunicationNeeds & { readonly written: Written }) | null;
  readonly restrictions: readonly Restriction[];
  /** Contacts of transfer files about which somebody has decided, by `contactKey`. */
  readonly answered: ReadonlySet<string>;
  /** Of the newest entry about it, as far as it can be seen. */
  readonly legalStatus: LegalStatus | null;
};

const isStatus = (code: unknown): code is LegalStatus => typeof code === 'string' && Object.hasOwn(legalStatuses, code);
const isParentage = (code: unknown): code is Parentage => typeof code === 'string' && Object.hasOwn(parentages, code);

const child = '';

function peopleOf(entries: readonly FamilyEntry[]): Pick<Family, 'people' | 'childCommunicates'> {
  const details = newestBy(ofKind(entries, 'family-contact-details.recorded'), ({ person }) => person);
  const communication = newestBy(ofKind(entries, 'communication-needs.recorded'), ({ person }) => person ?? child);
  const communicates = (entry: FamilyEntry | undefined): Family['childCommunicates'] =>
    entry === undefined ? null : { ...dataOf(communicationNeedsRecorded, entry), written: entry.written };
  const reached = (entry: FamilyEntry | undefined): FamilyPerson['contact'] =>
    entry === undefined ? null : { ...dataOf(familyContactDetailsRecorded, entry), written: entry.written };
  const people = [...newestBy(ofKind(entries, 'family-person.recorded'), ({ person }) => person)].map(
    ([id, entry]): FamilyPerson => ({
      ...dataOf(familyPersonRecorded, entry),
      written: entry.written,
      contact: reached(details.get(id)),
      communication: communicates(communication.get(id)),
    }),
  );
  return { people, childCommunicates: communicates(communication.get(child)) };
}

const couplesOf = (entries: readonly FamilyEntry[]): readonly Couple[] =>
  [...newestBy(ofKind(entries, 'family-couple.recorded'), ({ tie }) => tie)].flatMap(([tie, { data }]): Couple[] => {
    const [one, other] = [text(data['one']), text(data['other'])];
    if (data['removed'] === true || one === null || other === null || one === other) return [];
    return [{ tie, one, other, state: text(data['state']) ?? 'together', since: text(data['since']) }];
  });

const parentageOf = (entries: readonly FamilyEntry[]): readonly ParentageTie[] =>
  [...newestBy(ofKind(entries, 'family-parentage.recorded'), ({ tie }) => tie)].flatMap(
    ([tie, { data }]): ParentageTie[] => {
      const [parent, of] = [text(data['parent']), text(data['of'])];
      if (data['removed'] === true || parent === null || parent === of || !isParentage(data['how'])) return [];
      return [{ tie, parent, of, how: data['how'] }];
    },
  );

const answeredOf = (entries: readonly FamilyEntry[]): ReadonlySet<string> =>
  new Set(ofKind(entries, 'contact-suggestion.answered').map(({ data }) => contactKey(data['contact'])));

function legalStatusOf(entries: readonly FamilyEntry[]): LegalStatus | null {
  const status = ofKind(entries, 'legal-status.recorded').at(-1)?.data['status'];
  return isStatus(status) ? status : null;
}

/** @param entries of one child, as far as somebody sees them, in any order */
export function projectFamily(entries: readonly StoredEntry[]): Family {
  const counting = countingEntries(entries);
  return {
    ...peopleOf(counting),
    households: householdsOf(counting),
    couples: couplesOf(counting),
    parentage: parentageOf(counting),
    restrictions: restrictionsOf(counting),
    answered: answeredOf(counting),
    legalStatus: legalStatusOf(counting),
  };
}

export const personNamed = ({ people }: Family, id: string): FamilyPerson | undefined =>
  people.find(({ person }) => person === id);

/** Those who count now. */
export const countingPeople = ({ people }: Family): readonly FamilyPerson[] =>
  people.filter(({ ended }) => ended === undefined);

/** Those who belong into a family tree: who counts now, and who has died. */
export const treePeople = ({ people }: Family): readonly FamilyPerson[] =>
  people.filter(({ ended, life }) => ended === undefined || life === 'died');
