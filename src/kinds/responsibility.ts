/**
 * Parental responsibility: on what it rests, which evidence was seen, from when to when, and what limits it. It is held by
 * a person for a child and never a yes or no about a parent.
 */
import { z } from 'zod';
import { day, line } from './kind.ts';

type Basis = {
  readonly title: string;
  /** What shows it, as a hint for whoever asks for it. */
  readonly shownBy: string;
  /** Whether a source of it was read for this product. */
  readonly verified: boolean;
};

/** Children Act 1989; the council's share under a care order follows from the legal status and is not recorded here. */
export const responsibilityBases = {
  'birth-mother': { title: 'Gave birth to the child', shownBy: 'Birth certificate', verified: true },
  married: {
    title: 'Married to, or in a civil partnership with, the mother',
    shownBy: 'Certificate of marriage or civil partnership',
    verified: true,
  },
  'birth-registration': {
    title: 'Registered as a parent on the birth certificate since December 2003',
    shownBy: 'Birth certificate, with its date',
    verified: true,
  },
  agreement: { title: 'Parental responsibility agreement', shownBy: 'The agreement', verified: true },
  'court-order': { title: 'Parental responsibility order', shownBy: 'The order', verified: true },
  'lives-with-order': {
    title: 'Child arrangements order: the child lives with them',
    shownBy: 'The order, with its last day',
    verified: true,
  },
  'special-guardianship': { title: 'Special guardianship order', shownBy: 'The order', verified: true },
  guardian: { title: 'Appointed guardian', shownBy: 'The appointment', verified: true },
  adoption: { title: 'Adoption order', shownBy: 'The order', verified: false },
  other: { title: 'Something else', shownBy: 'Whatever shows it', verified: false },
} as const satisfies Readonly<Record<string, Basis>>;
export type ResponsibilityBasis = keyof typeof responsibilityBases;
export const responsibilityBasisCodes = [
  'birth-mother',
  'married',
  'birth-registration',
  'agreement',
  'court-order',
  'lives-with-order',
  'special-guardianship',
  'guardian',
  'adoption',
  'other',
] as const satisfies readonly ResponsibilityBasis[];

/** What is decided about a child by those who hold responsibility. */
export const decisionAreas = {
  medical: 'Medical treatment',
  education: 'School and education',
  home: 'Where the child lives',
  abroad: 'Leaving the United Kingdom',
  name: 'The surname',
  religion: 'Religion',
  contact: 'Whom the child sees',
  information: 'Sharing information',
} as const;
export type DecisionArea = keyof typeof decisionAreas;
export const decisionAreaCodes = [
  'medical',
  'education',
  'home',
  'abroad',
  'name',
  'religion',
  'contact',
  'information',
] as const satisfies readonly DecisionArea[];

export const limitEffects = {
  'may-not-decide': 'does not decide',
  'only-with-others': 'decides only together with the others',
  'is-told-only': 'is told, and does not decide',
} as const;
export type LimitEffect = keyof typeof limitEffects;

export const limit = z.strictObject({
  decision: z.enum(decisionAreaCodes),
  effect: z.enum(['may-not-decide', 'only-with-others', 'is-told-only']),
  /** The order, and of which court and day; or who decided it for the council under a care order. */
  by: line,
  from: day.optional(),
  /** The last day on which it holds. */
  to: day.optional(),
});
export type Limit = z.output<typeof limit>;

export const holding = z.strictObject({
  basis: z.enum(responsibilityBasisCodes),
  /** The order or agreement in words: of which court, of which day. */
  order: line.optional(),
  /** What was seen, by whom and when. Without it, nobody has verified it. */
  evidence: z.strictObject({ what: line, seenBy: line, seenOn: day }).optional(),
  from: day.optional(),
  /** The last day on which it holds. */
  to: day.optional(),
  limits: z.array(limit).max(20).default([]),
});
export type Holding = z.output<typeof holding>;
