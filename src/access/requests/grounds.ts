/** Why something may be left out of what somebody is given of a record, each with where it stands and whether that was read. */

export type Ground = {
  readonly title: string;
  /** What the reader is told in the place of it; null where even that would tell. */
  readonly told: string | null;
  readonly source: string;
  readonly address: string | null;
  /** Whether the source was read for this product and says so. Others are shown as not verified. */
  readonly verified: boolean;
};

const schedule3 = 'https://www.legislation.gov.uk/ukpga/2018/12/schedule/3';
const northumberland = 'https://proceduresonline.com/northumberlandcs/p_access_to_recs.html';
const eastRiding = 'https://eastridingch.trixonline.co.uk/chapter/access-to-records';
const schedule2 = 'https://www.legislation.gov.uk/ukpga/2018/12/schedule/2';

export const grounds = {
  'third-party': {
    title: 'It tells about somebody else, who has not agreed and whom it would not be reasonable to tell of',
    told: 'about somebody else',
    source:
      'Access to records procedures of councils (East Riding, Northumberland); Data Protection Act 2018, Schedule 2',
    address: eastRiding,
    verified: true,
  },
  'serious-harm': {
    title: 'Telling it would be likely to cause serious harm to somebody’s physical or mental health',
    told: 'because it could do serious harm',
    source: 'Data Protection Act 2018, Schedule 3; procedures of councils (East Riding, Northumberland)',
    address: eastRiding,
    verified: true,
  },
  'child-abuse': {
    title:
      'It is about abuse of the child, somebody else asks for the child, and telling them is not in the child’s interest',
    told: 'because it would not be in the child’s interest',
    source: 'Data Protection Act 2018, Schedule 3 (child abuse data); procedures of councils',
    address: northumberland,
    verified: true,
  },
  'in-confidence': {
    title: 'The child said it, or was examined, expecting that whoever asks for them would not be told',
    told: 'because it was said in confidence',
    source: 'Data Protection Act 2018, Schedule 3 (expectations and wishes)',
    address: schedule3,
    verified: false,
  },
  court: {
    title: 'A court decides who sees it, or it belongs to papers of a court or of an adoption',
    told: 'because a court decides who sees it',
    source: 'Procedures of councils: records of courts and of adoptions are kept apart',
    address: eastRiding,
    verified: true,
  },
  'legal-advice': {
    title: 'It is advice of a lawyer, or was written for a court case',
    told: 'because it is legal advice',
    source: 'Data Protection Act 2018, Schedule 2 (legal professional privilege)',
    address: schedule2,
    verified: false,
  },
  crime: {
    title: 'Telling it would stand in the way of preventing, finding or prosecuting a crime',
    told: null,
    source: 'Data Protection Act 2018, Schedule 2 (crime and taxation)',
    address: schedule2,
    verified: false,
  },
  'not-theirs': {
    title: 'It is not about whoever the request is about',
    told: 'not about you',
    source: 'This product’s own rule, after text about a neighbour’s child was disclosed with another family’s plan',
    address: 'https://www.nelsonslaw.co.uk/ico-issue-reprimand-childrens-services',
    verified: true,
  },
} as const satisfies Readonly<Record<string, Ground>>;
export type GroundCode = keyof typeof grounds;
export const groundCodes = [
  'third-party',
  'serious-harm',
  'child-abuse',
  'in-confidence',
  'court',
  'legal-advice',
  'crime',
  'not-theirs',
] as const satisfies readonly GroundCode[];

/** What is told of several grounds together; empty when nothing may be told. */
export const toldOf = (codes: readonly GroundCode[]): readonly string[] => [
  ...new Set(codes.flatMap((code) => grounds[code].told ?? [])),
];
