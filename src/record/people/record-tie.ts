/** Records who is whose parent and who is whose partner, and takes back what was recorded by mistake. */
import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { type CoupleState, type Parentage, parentageCodes } from '../../kinds/family-home.ts';
import type { OpenChild } from '../child.ts';
import { isOwnAncestor } from './ancestry.ts';
import { type Couple, type Family, type FamilyPerson, type ParentageTie, treePeople } from './family.ts';
import { type FamilyEntryDraft, given, recordFamily } from './record-family.ts';

function named(family: Family, id: string): FamilyPerson {
  const person = treePeople(family).find((each) => each.person === id);
  if (person === undefined) throw problem('NOT_FOUND');
  return person;
}

const draft = ({ access }: OpenChild, kind: string, data: object): FamilyEntryDraft => ({
  kind,
  happened: { day: dayOf(access.now) },
  data: given(data),
});

/** Of two people there is one tie: what is recorded again takes its place. Throws SAME_PERSON, NOT_FOUND, NOT_ALLOWED. */
export async function recordCouple(
  child: OpenChild,
  family: Family,
  {
    one,
    other,
    state,
    since,
  }: { readonly one: string; readonly other: string; readonly state: CoupleState; readonly since?: string | undefined },
  seen: number,
): Promise<void> {
  if (one === other) throw problem('SAME_PERSON');
  const [first, second] = [named(family, one), named(family, other)];
  const known = family.couples.find(
    (each) => (each.one === one && each.other === other) || (each.one === other && each.other === one),
  );
  const data = { tie: known?.tie ?? randomUUIDv7(), one, other, who: `${first.name} and ${second.name}`, state, since };
  await recordFamily(child, 'couple recorded', [draft(child, 'family-couple.recorded', data)], seen);
}

/** Throws OWN_PARENT, NOT_FOUND, NOT_ALLOWED or CHANGED_MEANWHILE. @param of null is the child */
export async function recordParentage(
  child: OpenChild,
  family: Family,
  { parent, of, how }: { readonly parent: string; readonly of: string | null; readonly how: Parentage },
  seen: number,
): Promise<void> {
  const older = named(family, parent);
  const younger = of === null ? null : named(family, of);
  if (isOwnAncestor(family, parent, of)) throw problem('OWN_PARENT');
  const known = family.parentage.find((each) => each.parent === parent && each.of === of);
  const data = {
    tie: known?.tie ?? randomUUIDv7(),
    parent,
    of: of ?? undefined,
    who: `${older.name}, of ${younger?.name ?? 'the child'}`,
    how,
  };
  await recordFamily(child, 'parentage recorded', [draft(child, 'family-parentage.recorded', data)], seen);
}

export type Tie = { readonly couple: Couple } | { readonly parentage: ParentageTie };

/** Throws NOT_ALLOWED or CHANGED_MEANWHILE. */
export async function removeTie(child: OpenChild, family: Family, tie: Tie, seen: number): Promise<void> {
  const nameOf = (id: string | null): string =>
    family.people.find(({ person }) => person === id)?.name ?? (id === null ? 'the child' : 'somebody');
  const entry =
    'couple' in tie
      ? draft(child, 'family-couple.recorded', {
          tie: tie.couple.tie,
          one: tie.couple.one,
          other: tie.couple.other,
          who: `${nameOf(tie.couple.one)} and ${nameOf(tie.couple.other)}`,
          state: tie.couple.state,
          removed: true,
        })
      : draft(child, 'family-parentage.recorded', {
          tie: tie.parentage.tie,
          parent: tie.parentage.parent,
          of: tie.parentage.of ?? undefined,
          who: `${nameOf(tie.parentage.parent)}, of ${nameOf(tie.parentage.of)}`,
          how: parentageCodes.find((code) => code === tie.parentage.how),
          removed: true,
        });
  await recordFamily(child, 'tie recorded by mistake', [entry], seen);
}

export const tiesOf = (family: Family): readonly Tie[] => {
  const present = new Set(treePeople(family).map(({ person }) => person));
  return [
    ...family.couples.filter(({ one, other }) => present.has(one) && present.has(other)).map((couple) => ({ couple })),
    ...family.parentage
      .filter(({ parent, of }) => present.has(parent) && (of === null || present.has(of)))
      .map((parentage) => ({ parentage })),
  ];
};
