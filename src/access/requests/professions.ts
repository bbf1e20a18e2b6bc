/** Whose opinion is asked on whether telling something would do serious harm. */

export const professions = {
  health: 'Health professional who treats or treated the person',
  'social-care': 'Social work or social care professional',
  education: 'Education professional',
} as const;
export type Profession = keyof typeof professions;
export const professionCodes = ['health', 'social-care', 'education'] as const satisfies readonly Profession[];
export const isProfession = (code: string): code is Profession => Object.hasOwn(professions, code);

/** What it rests on, for the page that asks for it. */
export const opinionSource = {
  says: 'What concerns health is neither told nor withheld before a health professional has said whether it would do serious harm.',
  source: 'Data Protection Act 2018, Schedule 3, Part 2',
  address: 'https://www.legislation.gov.uk/ukpga/2018/12/schedule/3/part/2',
  verified: false,
} as const;
