/** What is decided on one passage of a record before it goes out: what is given, whom it tells about, whether it could harm. Pure. */
import { z } from 'zod';
import { groundCodes } from './grounds.ts';
import type { Profession } from './professions.ts';

export const outcomes = {
  whole: 'All of it goes out',
  cut: 'All but some words',
  summary: 'A summary in your own words',
  'left-out': 'Nothing of it',
} as const;
export type Outcome = keyof typeof outcomes;
export const outcomeCodes = ['whole', 'cut', 'summary', 'left-out'] as const satisfies readonly Outcome[];

/** Third-party review. */
export const otherPeople = {
  none: 'No, or only people who did their work',
  removed: 'Yes, and what tells about them is taken out',
  consented: 'Yes, and they agree that it goes out',
  reasonable: 'Yes, and it is reasonable to tell it without asking them, or though they said no',
} as const;
export type OtherPeople = keyof typeof otherPeople;
export const otherPeopleCodes = [
  'none',
  'removed',
  'consented',
  'reasonable',
] as const satisfies readonly OtherPeople[];

/** The serious-harm test. */
export const harms = {
  none: 'Nothing in it suggests that',
  unlikely: 'A professional was asked, and serious harm is not likely',
  likely: 'A professional was asked, and serious harm is likely',
} as const;
export type Harm = keyof typeof harms;
export const harmCodes = ['none', 'unlikely', 'likely'] as const satisfies readonly Harm[];

export const fileDecisions = { given: 'They go out with it', 'kept-back': 'They do not go out' } as const;
export type FileDecision = keyof typeof fileDecisions;
export const fileDecisionCodes = ['given', 'kept-back'] as const satisfies readonly FileDecision[];

/** A part of a text, in UTF-16 units, the second not included. */
const cut = z.tuple([z.int().min(0), z.int().min(1)]);
export type Cut = z.output<typeof cut>;

export const passageDecision = z.object({
  outcome: z.enum(outcomeCodes),
  cuts: z.array(cut),
  summary: z.string(),
  others: z.enum(otherPeopleCodes),
  /** Who agreed, when and how; or why it is reasonable. */
  othersBecause: z.string(),
  harm: z.enum(harmCodes),
  opinion: z.string().nullable(),
  grounds: z.array(z.enum(groundCodes)),
  /** Why, for the log. */
  reason: z.string(),
  /** The name of whoever wrote it is left out. */
  hidesAuthor: z.boolean(),
  /** Of the files that belong to it; null when there are none. */
  files: z.enum(fileDecisionCodes).nullable(),
  /** It was decided on together with others in which nothing stood out. */
  together: z.boolean(),
});
export type PassageDecision = z.output<typeof passageDecision>;

export const keptWhole: PassageDecision = {
  outcome: 'whole',
  cuts: [],
  summary: '',
  others: 'none',
  othersBecause: '',
  harm: 'none',
  opinion: null,
  grounds: [],
  reason: '',
  hidesAuthor: false,
  files: null,
  together: false,
};

export type DecidedOn = {
  /** It stands in the health part of the record. */
  readonly isHealth: boolean;
  readonly hasFiles: boolean;
  /** Professions by the id of their opinion. */
  readonly opinions: ReadonlyMap<string, Profession>;
};

export type DecisionField = keyof PassageDecision | 'words';
export type DecisionFault = { readonly field: DecisionField; readonly says: string };

/** Whether anything of it stays back. */
export const holdsBack = ({ outcome, hidesAuthor, files }: PassageDecision): boolean =>
  outcome !== 'whole' || hidesAuthor || files === 'kept-back';

function faultsOfOutcome(decision: PassageDecision, { hasFiles }: DecidedOn): readonly DecisionFault[] {
  const { outcome, cuts, summary, files, grounds, reason } = decision;
  const faults: DecisionFault[] = [];
  if (outcome === 'cut' && cuts.length === 0)
    faults.push({ field: 'words', says: 'Enter the words that are taken out' });
  if (outcome === 'summary' && summary === '') faults.push({ field: 'summary', says: 'Enter the summary' });
  if (hasFiles && files === null) faults.push({ field: 'files', says: 'Select whether the files go out' });
  if (holdsBack(decision)) {
    if (grounds.length === 0) faults.push({ field: 'grounds', says: 'Select why something is taken out' });
    if (reason === '') faults.push({ field: 'reason', says: 'Enter why, for the log' });
  }
  return faults;
}

function faultsOfOthers({ others, othersBecause, ...decision }: PassageDecision): readonly DecisionFault[] {
  const { outcome, grounds, hidesAuthor, files } = decision;
  const faults: DecisionFault[] = [];
  const stays = outcome === 'whole' && !hidesAuthor && files !== 'kept-back';
  if (others === 'removed' && stays)
    faults.push({ field: 'outcome', says: 'You say that something is taken out, and that all of it goes out' });
  if ((others === 'consented' || others === 'reasonable') && othersBecause === '')
    faults.push({
      field: 'othersBecause',
      says: others === 'consented' ? 'Enter who agrees, when and how' : 'Enter why it is reasonable',
    });
  if (grounds.includes('third-party') && others !== 'removed')
    faults.push({ field: 'others', says: 'Select that what tells about somebody else is taken out' });
  return faults;
}

function faultsOfHarm(
  { harm, opinion, outcome, grounds }: PassageDecision,
  { isHealth, opinions }: DecidedOn,
): readonly DecisionFault[] {
  const faults: DecisionFault[] = [];
  const by = opinion === null ? undefined : opinions.get(opinion);
  if (isHealth && harm === 'none')
    faults.push({ field: 'harm', says: 'It is about health: select what a health professional said' });
  else if (harm !== 'none' && by === undefined) faults.push({ field: 'opinion', says: 'Select whose opinion it is' });
  else if (isHealth && by !== 'health')
    faults.push({ field: 'opinion', says: 'It is about health: select the opinion of a health professional' });
  if (harm === 'likely' && outcome === 'whole')
    faults.push({ field: 'outcome', says: 'Serious harm is likely, so not all of it can go out' });
  if ((harm === 'likely') !== grounds.includes('serious-harm'))
    faults.push(
      harm === 'likely'
        ? { field: 'grounds', says: 'Select serious harm as a reason' }
        : { field: 'harm', says: 'Serious harm is a reason only when a professional says that it is likely' },
    );
  return faults;
}

/** What is missing, or does not go together. Nothing goes out while there is any. */
export const faultsOf = (decision: PassageDecision, about: DecidedOn): readonly DecisionFault[] => [
  ...faultsOfOutcome(decision, about),
  ...faultsOfOthers(decision),
  ...faultsOfHarm(decision, about),
];
