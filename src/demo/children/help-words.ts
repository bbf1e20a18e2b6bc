/** What is written when a school asks for help for an ordinary family, and what the front door and social workers write. */
type Words = { readonly what: string; readonly outcome: string; readonly rationale: string };

const advice: readonly Words[] = [
  {
    what: 'Mum has told us that her partner has moved out and that she may need help with rent. She agrees to our ringing.',
    outcome: 'advice-given',
    rationale: 'No worry about safety. The school will help with the housing team and ring again if things change.',
  },
  {
    what: 'Seen alone in the park at ten at night, twice. Parents say that they thought their child was at a friend’s.',
    outcome: 'no-further-action',
    rationale: 'Parents have responded and the school is in touch with them. To be looked at again if it goes on.',
  },
];

const earlyHelp: readonly Words[] = [
  {
    what: 'Attendance has fallen below 85 per cent. Mum’s back pain makes mornings hard; there is nobody else to bring the children.',
    outcome: 'early-help',
    rationale: 'Several needs, and the family would like help. Early help assessment with a lead practitioner.',
  },
  {
    what: 'Two younger siblings are waiting for assessment, and the parents are worn out. Meals and bedtimes have gone.',
    outcome: 'early-help',
    rationale: 'The parents ask for help themselves. Early help to bring school, health visitor and family together.',
  },
  {
    what: 'Dad lost his job, and there are arrears. The children share a room with damp; one has asthma.',
    outcome: 'early-help',
    rationale: 'Housing and money are the main worries. Lead practitioner to work with the landlord and the school.',
  },
];

const inNeed: readonly Words[] = [
  {
    what: 'Mum’s drinking has got worse since the spring. The eldest puts the others to bed. Grandparents help when they can.',
    outcome: 'child-in-need-assessment',
    rationale: 'Early help has not changed enough. A social worker’s assessment, with mum’s agreement.',
  },
  {
    what: 'Third time this term that food and heating have run out. Parents are ashamed and have stopped answering the door.',
    outcome: 'child-in-need-assessment',
    rationale:
      'The need goes beyond what the school can meet. Assessment to see what the family needs and who can help.',
  },
];

const harmed: readonly Words[] = [
  {
    what: 'Told a teaching assistant that a grown-up at home hits with a belt. There is a mark. Has asked not to go home tonight.',
    outcome: 'strategy-discussion',
    rationale:
      'Reasonable cause to suspect significant harm. Strategy discussion today with police, health and the school.',
  },
  {
    what: 'Children were alone for a night while both adults were away. The youngest is four. Neighbours rang the police.',
    outcome: 'strategy-discussion',
    rationale: 'Reasonable cause to suspect significant harm through neglect. Strategy discussion today.',
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
