/** The questions of a decision on the level of need. */
import { z } from 'zod';
import { contactOutcomeCodes } from '../../kinds/contact.ts';
import { agreementCodes, differenceCodes, legalAnswerCodes } from '../../kinds/level.ts';
import { lawfulBases } from '../../kinds/sharing.ts';
import type { Form } from '../../ui/form.ts';
import { oneOf, optionalText, requiredText, typedDate } from '../../ui/form-schemas.ts';

const long = 4_000;
const bases = Object.keys(lawfulBases) as (keyof typeof lawfulBases)[];

export const decisionSchema = (today: Temporal.PlainDate, isAboutContact: boolean) =>
  z.object({
    level: z.string().max(10).optional(),
    outcome: isAboutContact
      ? oneOf(contactOutcomeCodes, 'Select what is done on the contact')
      : z.enum(contactOutcomeCodes).optional(),
    rationale: requiredText({ label: 'Reasons', enter: 'Enter the reasons for your decision', max: long }),
    section17: oneOf(legalAnswerCodes, 'Select whether section 17 is met'),
    section47: oneOf(legalAnswerCodes, 'Select whether section 47 is met'),
    differs: z.enum(differenceCodes).optional(),
    differsWhy: optionalText({ label: 'Why it differs', max: long }),
    untrue: optionalText({ label: 'What shows that it is not so', max: long }),
    secondReader: optionalText({ label: 'Second reader', max: 300 }),
    childVoice: requiredText({
      label: 'What the child says',
      enter: 'Enter what the child says, or why they were not asked',
      max: long,
    }),
    alternatives: requiredText({
      label: 'What else you considered',
      enter: 'Enter what else you considered',
      max: long,
    }),
    help: requiredText({ label: 'What help there is', enter: 'Enter what help the child gets now', max: long }),
    wouldChange: requiredText({
      label: 'What would change this',
      enter: 'Enter what would change this decision',
      max: long,
    }),
    reviewOn: typedDate({
      label: 'Day on which it is looked at again',
      enter: 'Enter when it is looked at again',
      side: { of: today, must: 'future' },
    }),
    agreement: oneOf(agreementCodes, 'Select whether the family was asked about the help'),
    agreedBy: optionalText({ label: 'Who answered', max: 300 }),
    sharing: oneOf(['shared', 'withheld', 'nothing'], 'Select what you decide about sharing'),
    sharedWith: optionalText({ label: 'With whom', max: 300 }),
    sharingBasis: z.enum(bases).optional(),
    sharingWhy: optionalText({ label: 'Why', max: long }),
    familyTold: oneOf(['agreed', 'objected', 'not-told'], 'Select whether the family was told'),
    notTold: optionalText({ label: 'Why they were not told', max: long }),
    told: requiredText({ label: 'Who is told', enter: 'Enter who is told, and by whom', max: long }),
    seen: z.string().max(20),
  });
export type DecisionForm = Form<ReturnType<typeof decisionSchema>>;
