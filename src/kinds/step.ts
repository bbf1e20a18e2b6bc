/** Kinds of entry about stepping up and down: proposed, agreed, taken over, begun, and looked at again. */
import { z } from 'zod';
import { day, id, kindsOf, line, words } from './kind.ts';
import { document } from './level.ts';
import { roleCodes } from './vocabulary.ts';

const kind = kindsOf('threshold');
const level = z.string().regex(/^[A-Za-z0-9]{1,6}$/u);

export const familyInStep = {
  agrees: 'Told and asked, and they agree',
  disagrees: 'Told and asked, and they do not agree',
  'not-yet': 'Not yet, because it is not safe or not possible',
} as const;
export const familyInStepCodes = ['agrees', 'disagrees', 'not-yet'] as const;

export const stepProposed = kind('step.proposed', {
  title: 'Step up or down proposed',
  compartment: 'safeguarding',
  status: 'opinion',
  precision: 'moment',
  data: z.strictObject({
    step: id,
    direction: z.enum(['up', 'down']),
    from: level.optional(),
    to: level,
    fromName: line.optional(),
    toName: line,
    document,
    /** The rule of the document about this step, where it has one. */
    rule: line.optional(),
    /** An unplanned step up waits for nobody's agreement. */
    planned: z.boolean(),
    why: words,
    /** What the document asks for, with what shows it. */
    needs: z
      .array(z.strictObject({ need: line, shown: words }))
      .max(20)
      .optional(),
    evidence: words,
    /** Who takes over: a name and a role there. */
    lead: line,
    organisation: id,
    firstContactBy: day,
    checkBackOn: day,
    bounceBack: words,
    family: z.enum(familyInStepCodes),
    familySaid: words,
    childSaid: words.optional(),
    byRole: z.enum(roleCodes),
  }),
  sentence: ({ direction, toName, why, planned }) =>
    `A step ${direction} to ${toName} was ${planned ? 'proposed' : 'taken at once'}. ${why}`,
  family: ({ familySaid }) => `Other people may help you from now on. What you said: ${familySaid}`,
});

const answered = (name: `step.${string}`, title: string, says: string) =>
  kind(name, {
    title,
    compartment: 'safeguarding',
    status: 'finding',
    precision: 'moment',
    data: z.strictObject({ step: id, reason: words, byRole: z.enum(roleCodes) }),
    sentence: ({ reason }) => `${says}: ${reason}`,
    family: () => null,
  });

export const stepAgreed = answered('step.agreed', 'Step agreed', 'The step was agreed');
export const stepRefused = answered('step.refused', 'Step not agreed', 'The step was not agreed');
export const stepDeclined = answered('step.declined', 'Step not taken over', 'Whoever was to take over declined');
export const stepWithdrawn = answered('step.withdrawn', 'Step withdrawn', 'The proposal of a step was taken back');

export const stepAccepted = kind('step.accepted', {
  title: 'Step taken over',
  compartment: 'safeguarding',
  precision: 'moment',
  data: z.strictObject({ step: id, lead: line, reason: words.optional(), byRole: z.enum(roleCodes) }),
  sentence: ({ lead }) => `${lead} takes over`,
  family: ({ lead }) => `${lead} leads the help for you now`,
});

export const stepFirstContact = kind('step.first-contact-made', {
  title: 'First contact after a step',
  compartment: 'safeguarding',
  data: z.strictObject({ step: id, said: words, byRole: z.enum(roleCodes) }),
  sentence: ({ said }) => `First contact after the step: ${said}`,
});

export const checkBackOutcomes = {
  holds: 'The step holds',
  'look-again': 'Not sure yet: look again',
  'bounced-back': 'It does not hold: back to the level before',
} as const;
export type CheckBackOutcome = keyof typeof checkBackOutcomes;
export const checkBackCodes = ['holds', 'look-again', 'bounced-back'] as const;

export const stepCheckedBack = kind('step.checked-back', {
  title: 'Step looked at again',
  compartment: 'safeguarding',
  status: 'finding',
  precision: 'moment',
  data: z.strictObject({
    step: id,
    outcome: z.enum(checkBackCodes),
    said: words,
    /** When it is looked at once more. */
    againOn: day.optional(),
    byRole: z.enum(roleCodes),
  }),
  sentence: ({ outcome, said }) => `${checkBackOutcomes[outcome]}. ${said}`,
  family: () => null,
});

export const stepKinds = [
  stepProposed,
  stepAgreed,
  stepRefused,
  stepDeclined,
  stepWithdrawn,
  stepAccepted,
  stepFirstContact,
  stepCheckedBack,
] as const;
