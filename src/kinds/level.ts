/** Kinds of entry about the level of need: what somebody thought before they looked at the document, and what was decided. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';

const kind = kindsOf('threshold');

/** The code of a level in a threshold document. */
const level = z.string().regex(/^[A-Za-z0-9]{1,6}$/u);

/** Which document was looked at, and in which version. */
export const document = z.strictObject({
  threshold: line,
  area: line,
  pack: line,
  version: line,
  verified: z.enum(['yes', 'partly', 'no']),
});
export type LevelDocument = z.output<typeof document>;

export const levelViewed = kind('level.viewed', {
  title: 'Own view of the level of need',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    /** The assessment that begins with it. */
    assessment: id,
    /** The contact that it is about. */
    contact: id.optional(),
    /** Absent when whoever wrote it could not say. */
    level: level.optional(),
    levelName: line.optional(),
    view: words,
  }),
  sentence: ({ levelName, view }) =>
    `Own view, written before the document was looked at: ${levelName ?? 'no level yet'}. ${view}`,
  family: () => null,
});

/** Why somebody decides otherwise than the document indicates. */
export const differences = {
  context: 'What is recorded means something else in this child’s life',
  'evidence-quality': 'The evidence is not good enough, or not sure enough',
  protective: 'Something protects the child that the document does not weigh',
  'already-met': 'The need is met already',
  'not-recorded': 'I know something that is not recorded yet',
  other: 'Something else',
} as const;
export type Difference = keyof typeof differences;
export const differenceCodes = [
  'context',
  'evidence-quality',
  'protective',
  'already-met',
  'not-recorded',
  'other',
] as const;

export const legalAnswers = {
  met: 'Yes',
  'not-met': 'No',
  'not-yet-known': 'Not yet known',
} as const;
export const legalAnswerCodes = ['met', 'not-met', 'not-yet-known'] as const;

export const agreementAnswers = {
  agreed: 'Yes, they agree to the help',
  declined: 'Yes, and they do not want it',
  undecided: 'Yes, and they have not decided',
  'not-asked': 'No, not asked',
} as const;
export const agreementCodes = ['agreed', 'declined', 'undecided', 'not-asked'] as const;

const answer = z.enum(legalAnswerCodes);

export const levelDecided = kind('level.decided', {
  title: 'Decision on the level of need',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    assessment: id,
    contact: id.optional(),
    /** Absent where no document is in force. */
    document: document.optional(),
    /** What the document indicated to whoever decided, from what they could see. */
    shown: z
      .strictObject({
        from: level.optional(),
        to: level.optional(),
        forced: level.optional(),
        says: line,
        /** How many entries they had in view. */
        seen: z.int().min(0),
      })
      .optional(),
    level: level.optional(),
    levelName: line.optional(),
    rationale: words,
    section17: answer,
    section47: answer,
    differs: z.strictObject({ code: z.enum(differenceCodes), because: words }).optional(),
    /** What shows that what forces a level is not so. */
    untrue: words.optional(),
    secondReader: line.optional(),
    /** What help the child gets now: never nothing. */
    help: words,
    /** What would lead to another decision. */
    wouldChange: words,
    alternatives: words,
    childVoice: words,
    agreement: z.enum(agreementCodes),
    reviewOn: day,
    told: words,
    byRole: line.optional(),
  }),
  sentence: ({ levelName, rationale }) => `Level of need: ${levelName ?? 'decided without a document'}. ${rationale}`,
  family: ({ help }) => `It was decided what help there is: ${help}`,
});

export const levelKinds = [levelViewed, levelDecided] as const;
