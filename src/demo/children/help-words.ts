/** What is written when a school asks for help for an ordinary family, and what the front door and social workers write. */
import type { FactCode } from '../../kinds/facts/facts.ts';
import type { Difference } from '../../kinds/level.ts';
import type { Certainty } from '../../kinds/observation.ts';

export type Asked = { readonly what: string; readonly outcome: string; readonly rationale: string } & AskedLevel;

/** What the school saw in the words of the record, what the threshold document makes of it by itself, and what was decided. */
export type AskedLevel = {
  readonly saw: readonly (readonly [fact: FactCode, certainty: Certainty, said: string])[];
  /** Null: the document says nothing. */
  readonly indicated: readonly [lowest: Level, highest: Level] | null;
  readonly decided: Level;
  /** Why it was decided otherwise. */
  readonly differs?: { readonly code: Difference; readonly because: string };
};

export type Level = 'L1' | 'L2' | 'L3' | 'L4';

const advice: readonly Asked[] = [
  {
    what: 'Mum has told us that her partner has moved out and that she may need help with rent. She agrees to our ringing.',
    outcome: 'advice-given',
    rationale: 'No worry about safety. The school will help with the housing team and ring again if things change.',
    saw: [['risk-of-homelessness', 'reported', 'Mum cannot pay the rent by herself from next month.']],
    indicated: ['L2', 'L2'],
    decided: 'L1',
    differs: { code: 'protective', because: 'Mum asks for help herself, and her sister is ready to take them in.' },
  },
  {
    what: 'Seen alone in the park at ten at night, twice. Parents say that they thought their child was at a friend’s.',
    outcome: 'no-further-action',
    rationale: 'Parents have responded and the school is in touch with them. To be looked at again if it goes on.',
    saw: [],
    indicated: null,
    decided: 'L1',
  },
];

const earlyHelp: readonly Asked[] = [
  {
    what: 'Attendance has fallen below 85 per cent. Mum’s back pain makes mornings hard; there is nobody else to bring the children.',
    outcome: 'early-help',
    rationale: 'Several needs, and the family would like help. Early help assessment with a lead practitioner.',
    saw: [['pattern-of-absence', 'confirmed', 'Attendance below 85 per cent over the last half-term.']],
    indicated: ['L2', 'L2'],
    decided: 'L2',
  },
  {
    what: 'Two younger siblings are waiting for assessment, and the parents are worn out. Meals and bedtimes have gone.',
    outcome: 'early-help',
    rationale: 'The parents ask for help themselves. Early help to bring school, health visitor and family together.',
    saw: [['inconsistent-basic-care', 'reported', 'Meals and bedtimes come and go, as the parents say themselves.']],
    indicated: ['L2', 'L2'],
    decided: 'L2',
  },
  {
    what: 'Dad lost his job, and there are arrears. The children share a room with damp; one has asthma.',
    outcome: 'early-help',
    rationale: 'Housing and money are the main worries. Lead practitioner to work with the landlord and the school.',
    saw: [['poor-housing', 'observed', 'Damp on the wall beside the beds, seen on a visit to the home.']],
    indicated: ['L2', 'L2'],
    decided: 'L2',
  },
];

const inNeed: readonly Asked[] = [
  {
    what: 'Mum’s drinking has got worse since the spring. The eldest puts the others to bed. Grandparents help when they can.',
    outcome: 'child-in-need-assessment',
    rationale: 'Early help has not changed enough. A social worker’s assessment, with mum’s agreement.',
    saw: [['young-carer-some-duties', 'reported', 'Puts the younger ones to bed on most evenings.']],
    indicated: ['L2', 'L2'],
    decided: 'L3',
    differs: {
      code: 'context',
      because: 'Early help was tried for half a year, and the drinking has got worse since.',
    },
  },
  {
    what: 'Third time this term that food and heating have run out. Parents are ashamed and have stopped answering the door.',
    outcome: 'child-in-need-assessment',
    rationale:
      'The need goes beyond what the school can meet. Assessment to see what the family needs and who can help.',
    saw: [
      ['chronic-neglect', 'observed', 'No food and no heating at home for the third time this term.'],
      ['risk-of-relationship-breakdown', 'reported', 'The parents no longer speak with each other or with us.'],
    ],
    indicated: ['L3', 'L4'],
    decided: 'L3',
  },
];

const harmed: readonly Asked[] = [
  {
    what: 'Told a teaching assistant that a grown-up at home hits with a belt. There is a mark. Has asked not to go home tonight.',
    outcome: 'strategy-discussion',
    rationale:
      'Reasonable cause to suspect significant harm. Strategy discussion today with police, health and the school.',
    saw: [['serious-harm-suspected-or-disclosed', 'reported', 'Says that a grown-up at home hits with a belt.']],
    indicated: ['L4', 'L4'],
    decided: 'L4',
  },
  {
    what: 'Children were alone for a night while both adults were away. The youngest is four. Neighbours rang the police.',
    outcome: 'strategy-discussion',
    rationale: 'Reasonable cause to suspect significant harm through neglect. Strategy discussion today.',
    saw: [['chronic-neglect', 'reported', 'Children alone for a night, the youngest of them four.']],
    indicated: ['L2', 'L4'],
    decided: 'L4',
  },
];

export const helpWords = {
  advice,
  'early-help': earlyHelp,
  'child-in-need': inNeed,
  'child-protection': harmed,
  'in-care': harmed,
  plans: [
    'Lead practitioner meets the family every fortnight; breakfast club and a bus pass are in place.',
    'Plan with the family, the school and the health visitor. Reviewed every six weeks.',
    'Bedtimes, money advice and a day out each month, chosen by the children.',
  ],
  assessments: [
    'The children are loved and know it. What is missing is somebody to share the load; the plan says who.',
    'Mum has been open about what is hard. Grandparents will have the children at weekends while she has treatment.',
    'Both parents took part. The children were seen alone at school and said what they would like to be different.',
  ],
} as const;
