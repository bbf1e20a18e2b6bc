/** What somebody is to the child, in the sector's words, and the broader relation that rules ask about. */

/** What rules about asking and telling a family tell apart. */
export const familyRelations = {
  parent: 'parent',
  'step-parent': 'step-parent',
  sibling: 'brother or sister',
  relative: 'relative',
  'previous-carer': 'the person who cared for the child until now',
  other: 'somebody who counts for the child',
} as const;
export type FamilyRelation = keyof typeof familyRelations;
export const familyRelationCodes = [
  'parent',
  'step-parent',
  'sibling',
  'relative',
  'previous-carer',
  'other',
] as const satisfies readonly FamilyRelation[];

export const kinshipCodes = [
  'mother',
  'father',
  'parent',
  'adoptive-parent',
  'step-mother',
  'step-father',
  'step-parent',
  'partner-of-parent',
  'full-sibling',
  'half-sibling',
  'step-sibling',
  'adoptive-sibling',
  'foster-sibling',
  'sibling',
  'grandmother',
  'grandfather',
  'great-grandparent',
  'aunt',
  'uncle',
  'cousin',
  'relative',
  'special-guardian',
  'connected-carer',
  'foster-carer',
  'previous-carer',
  'family-friend',
  'other',
] as const;
export type Kinship = (typeof kinshipCodes)[number];

type Told = { readonly title: string; readonly relation: FamilyRelation };

/** `title` is for people: "mother". A special guardian may be no relative, so the relation stays open. */
export const kinships: Readonly<Record<Kinship, Told>> = {
  mother: { title: 'mother', relation: 'parent' },
  father: { title: 'father', relation: 'parent' },
  parent: { title: 'parent', relation: 'parent' },
  'adoptive-parent': { title: 'adoptive parent', relation: 'parent' },
  'step-mother': { title: 'stepmother', relation: 'step-parent' },
  'step-father': { title: 'stepfather', relation: 'step-parent' },
  'step-parent': { title: 'step-parent', relation: 'step-parent' },
  'partner-of-parent': { title: 'partner of a parent', relation: 'step-parent' },
  'full-sibling': { title: 'brother or sister, same parents', relation: 'sibling' },
  'half-sibling': { title: 'half-brother or half-sister', relation: 'sibling' },
  'step-sibling': { title: 'stepbrother or stepsister', relation: 'sibling' },
  'adoptive-sibling': { title: 'brother or sister by adoption', relation: 'sibling' },
  'foster-sibling': { title: 'foster brother or foster sister', relation: 'sibling' },
  sibling: { title: 'brother or sister', relation: 'sibling' },
  grandmother: { title: 'grandmother', relation: 'relative' },
  grandfather: { title: 'grandfather', relation: 'relative' },
  'great-grandparent': { title: 'great-grandparent', relation: 'relative' },
  aunt: { title: 'aunt', relation: 'relative' },
  uncle: { title: 'uncle', relation: 'relative' },
  cousin: { title: 'cousin', relation: 'relative' },
  relative: { title: 'relative', relation: 'relative' },
  'special-guardian': { title: 'special guardian', relation: 'other' },
  'connected-carer': { title: 'relative or friend who cares for the child', relation: 'other' },
  'foster-carer': { title: 'foster carer', relation: 'other' },
  'previous-carer': { title: 'the person who cared for the child until now', relation: 'previous-carer' },
  'family-friend': { title: 'friend of the family', relation: 'other' },
  other: { title: 'somebody who counts for the child', relation: 'other' },
};

/** Sex that a word says by itself, for those of whom nothing else was recorded. */
export const sexOfKinship: Readonly<Partial<Record<Kinship, 'F' | 'M'>>> = {
  mother: 'F',
  father: 'M',
  'step-mother': 'F',
  'step-father': 'M',
  grandmother: 'F',
  grandfather: 'M',
  aunt: 'F',
  uncle: 'M',
};

/** Codes of the Common Transfer File; those that are not here name somebody who works with the child. */
export const kinshipOfTransferCode: Readonly<Record<string, Kinship>> = {
  PAM: 'mother',
  PAF: 'father',
  STM: 'step-mother',
  STF: 'step-father',
  FOM: 'foster-carer',
  FOF: 'foster-carer',
  FAM: 'relative',
  REL: 'relative',
  CAR: 'connected-carer',
  CHM: 'other',
  OTH: 'other',
};

const ofSex: Readonly<Partial<Record<Kinship, Readonly<Record<'F' | 'M', string>>>>> = {
  'adoptive-parent': { F: 'adoptive mother', M: 'adoptive father' },
  'full-sibling': { F: 'sister, same parents', M: 'brother, same parents' },
  'half-sibling': { F: 'half-sister', M: 'half-brother' },
  'step-sibling': { F: 'stepsister', M: 'stepbrother' },
  'adoptive-sibling': { F: 'sister by adoption', M: 'brother by adoption' },
  'foster-sibling': { F: 'foster sister', M: 'foster brother' },
  sibling: { F: 'sister', M: 'brother' },
};

type Related = {
  readonly relation: FamilyRelation;
  readonly kinship?: Kinship | undefined;
  readonly sex?: 'F' | 'M' | undefined;
};

/** "half-sister" where the sex is known, else "half-brother or half-sister". */
export function relationTitle({ relation, kinship, sex }: Related): string {
  if (kinship === undefined) return familyRelations[relation];
  return (sex === undefined ? undefined : ofSex[kinship]?.[sex]) ?? kinships[kinship].title;
}
