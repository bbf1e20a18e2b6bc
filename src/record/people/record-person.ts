/** Records who somebody around a child is, how to reach them and how they communicate; and changes or corrects it. */
import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../../clock.ts';
import type { CommunicationNeeds, ContactDetails, PersonData } from '../../kinds/family-people.ts';
import { type Kinship, kinships } from '../../kinds/kinship.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import type { OpenChild } from '../child.ts';
import type { Written } from './counting-entries.ts';
import type { FamilyPerson } from './family.ts';
import { type FamilyEntryDraft, given, recordFamily } from './record-family.ts';

export type PersonDetails = Pick<
  PersonData,
  'name' | 'calledAs' | 'sex' | 'dateOfBirth' | 'life' | 'contactOrder' | 'relevant' | 'needs' | 'ended'
> & { readonly kinship: Kinship };

/** `changed`: it was right and is so no longer. `wrong`: it never was, and the older entry is corrected. */
export type ChangeOrCorrection = 'changed' | 'wrong';

/** A correction keeps the day of what it corrects; a change holds from today. */
export function dated(
  { access }: OpenChild,
  written: Written | undefined,
  how: ChangeOrCorrection,
): Pick<FamilyEntryDraft, 'happened' | 'corrects'> {
  if (written === undefined || how === 'changed') return { happened: { day: dayOf(access.now) } };
  return { happened: { day: written.on }, corrects: written.entry };
}

const personData = (
  person: string,
  details: PersonDetails,
  kept: Pick<PersonData, 'responsibility' | 'basis' | 'holdings'>,
): Readonly<Record<string, unknown>> =>
  given({
    ...kept,
    ...details,
    person,
    relation: kinships[details.kinship].relation,
    // Nobody has to be asked or told any more, and rules go by this
    ended: details.ended ?? (details.life === 'died' ? 'Has died' : undefined),
  });

/** A draft of somebody who was not recorded before. Nobody has looked at evidence yet, so their responsibility is open. */
export function newPerson(
  child: OpenChild,
  details: PersonDetails,
): { readonly id: string; readonly draft: FamilyEntryDraft } {
  const id = randomUUIDv7();
  const isParent = kinships[details.kinship].relation === 'parent';
  const kept = { responsibility: isParent ? ('unverified' as const) : ('not-held' as const) };
  const draft = {
    kind: 'family-person.recorded',
    ...dated(child, undefined, 'changed'),
    data: personData(id, details, kept),
  };
  return { id, draft };
}

/** The id of the new person. Throws NOT_ALLOWED or CHANGED_MEANWHILE. */
export async function addPerson(child: OpenChild, details: PersonDetails, seen: number): Promise<string> {
  const { id, draft } = newPerson(child, details);
  await recordFamily(child, 'person of a family added', [draft], seen);
  return id;
}

/** Throws NOT_ALLOWED or CHANGED_MEANWHILE. */
export async function changePerson(
  child: OpenChild,
  before: FamilyPerson,
  details: PersonDetails,
  how: ChangeOrCorrection,
  seen: number,
): Promise<void> {
  const { responsibility, basis, holdings } = before;
  const data = personData(before.person, details, given({ responsibility, basis, holdings }));
  const draft = { kind: 'family-person.recorded', ...dated(child, before.written, how), data };
  await recordFamily(
    child,
    how === 'wrong' ? 'person of a family corrected' : 'person of a family changed',
    [draft],
    seen,
  );
}

export type ReachDetails = Pick<ContactDetails, 'phones' | 'email' | 'note'>;

export const reachDraft = (
  child: OpenChild,
  { person, name }: Pick<FamilyPerson, 'person' | 'name'>,
  details: ReachDetails,
  written: Written | undefined,
  how: ChangeOrCorrection,
): FamilyEntryDraft => ({
  kind: 'family-contact-details.recorded',
  ...dated(child, written, how),
  data: given({ person, who: name, ...details }),
});

/**
 * Throws NOT_ALLOWED or CHANGED_MEANWHILE.
 * @param compartment where only named people may know how to reach them
 */
export async function recordContactDetails(
  child: OpenChild,
  person: FamilyPerson,
  details: ReachDetails,
  how: ChangeOrCorrection,
  compartment: Compartment,
  seen: number,
): Promise<void> {
  const draft = reachDraft(child, person, details, person.contact?.written, how);
  await recordFamily(child, 'contact details recorded', [{ ...draft, compartment }], seen);
}

export type CommunicationDetails = Omit<CommunicationNeeds, 'person' | 'who'>;

/** @param person null is the child */
export async function recordCommunication(
  child: OpenChild,
  person: Pick<FamilyPerson, 'person' | 'name'> | null,
  before: Written | undefined,
  details: CommunicationDetails,
  how: ChangeOrCorrection,
  seen: number,
): Promise<void> {
  const who = person === null ? 'the child' : person.name;
  const draft = {
    kind: 'communication-needs.recorded',
    ...dated(child, before, how),
    data: given({ person: person?.person, who, ...details }),
  };
  await recordFamily(child, 'communication recorded', [draft], seen);
}
