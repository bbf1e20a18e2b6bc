/** Records homes: what they are called, where they are, and who lives there from when to when. */
import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import type { OpenChild } from '../child.ts';
import type { FamilyPerson } from './family.ts';
import type { Household, Stay } from './households.ts';
import { type FamilyEntryDraft, given, recordFamily } from './record-family.ts';

export type Address = {
  readonly lines: readonly string[];
  readonly postcode?: string | undefined;
  readonly phone?: string | undefined;
  /** Where only named people may know it. */
  readonly compartment: Compartment;
};

export type NewStay = {
  /** Null is the child. */
  readonly person: Pick<FamilyPerson, 'person' | 'name'> | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly pattern?: string | undefined;
};

const today = ({ access }: OpenChild): Pick<FamilyEntryDraft, 'happened'> => ({ happened: { day: dayOf(access.now) } });

const stayDraft = (
  child: OpenChild,
  household: string,
  { person, ...days }: NewStay,
  stay = randomUUIDv7(),
): FamilyEntryDraft => ({
  ...today(child),
  kind: 'household.stay-recorded',
  data: given({ stay, household, person: person?.person, who: person?.name ?? 'The child', ...days }),
});

const addressDraft = (child: OpenChild, household: string, { compartment, ...address }: Address): FamilyEntryDraft => ({
  ...today(child),
  kind: 'household.address-recorded',
  compartment,
  data: given({ household, ...address }),
});

/** The id of the new home. Throws NOT_ALLOWED or CHANGED_MEANWHILE. */
export async function addHousehold(
  child: OpenChild,
  {
    name,
    address,
    stays,
  }: { readonly name: string; readonly address?: Address | undefined; readonly stays: readonly NewStay[] },
  seen: number,
): Promise<string> {
  const household = randomUUIDv7();
  const drafts = [
    { ...today(child), kind: 'household.recorded', data: { household, name } },
    ...(address === undefined ? [] : [addressDraft(child, household, address)]),
    ...stays.map((stay) => stayDraft(child, household, stay)),
  ];
  await recordFamily(child, 'home added', drafts, seen);
  return household;
}

export type HouseholdStep =
  | { readonly step: 'moves-in'; readonly stay: NewStay }
  | { readonly step: 'moves-out'; readonly stay: string; readonly to: string }
  | { readonly step: 'never-lived-there'; readonly stay: string }
  | { readonly step: 'address'; readonly address: Address }
  | { readonly step: 'name'; readonly name: string }
  /** Nobody of this family lives there any more: everybody moves out. */
  | { readonly step: 'over'; readonly because: string };

function known({ stays }: Household, id: string): Stay {
  const stay = stays.find((each) => each.stay === id);
  if (stay === undefined) throw problem('CHANGED_MEANWHILE');
  return stay;
}

const again = (
  child: OpenChild,
  household: string,
  { person, who, from, to, pattern, stay }: Stay,
  change: object,
): FamilyEntryDraft => ({
  ...today(child),
  kind: 'household.stay-recorded',
  data: given({
    stay,
    household,
    person: person ?? undefined,
    who,
    from: from ?? undefined,
    to: to ?? undefined,
    pattern: pattern ?? undefined,
    ...change,
  }),
});

function draftsOf(child: OpenChild, home: Household, step: HouseholdStep): readonly FamilyEntryDraft[] {
  const { id } = home;
  switch (step.step) {
    case 'moves-in':
      return [stayDraft(child, id, step.stay)];
    case 'moves-out': {
      const stay = known(home, step.stay);
      if (stay.from !== null && step.to < stay.from) throw problem('INPUT_INVALID', { fields: 'the last day' });
      return [again(child, id, stay, { to: step.to })];
    }
    case 'never-lived-there':
      return [again(child, id, known(home, step.stay), { removed: true })];
    case 'address':
      return [addressDraft(child, id, step.address)];
    case 'name':
      return [{ ...today(child), kind: 'household.recorded', data: { household: id, name: step.name } }];
    case 'over': {
      const day = dayOf(child.access.now).toString();
      const staying = home.stays.filter(({ from, to }) => (to === null || to > day) && (from === null || from <= day));
      return [
        { ...today(child), kind: 'household.recorded', data: { household: id, name: home.name, ended: step.because } },
        ...staying.map((stay) => again(child, id, stay, { to: day })),
      ];
    }
  }
}

/** Throws NOT_ALLOWED, CHANGED_MEANWHILE, or INPUT_INVALID when somebody would move out before they moved in. */
export const changeHousehold = (child: OpenChild, home: Household, step: HouseholdStep, seen: number): Promise<void> =>
  recordFamily(child, `home: ${step.step}`, draftsOf(child, home, step), seen);
