/** Who may ask to see a record, and what has to show that they may. */

type Capacity = {
  readonly title: string;
  /** What has to be seen before anything goes out, as a question; null when the proof of identity is enough. */
  readonly asks: string | null;
  /** Whether the child is asked, and what about. */
  readonly asksChild: boolean;
};

export const capacities = {
  self: { title: 'The child or young person, or the adult they have become', asks: null, asksChild: false },
  parent: {
    title: 'Somebody with parental responsibility, for the child',
    asks: 'What shows that they hold parental responsibility, and that no order limits it?',
    asksChild: true,
  },
  authorised: {
    title: 'Somebody whom the person has asked to do it, such as a solicitor or an advocate',
    asks: 'What shows that the person has asked them? For example a signed letter, and when you saw it',
    asksChild: false,
  },
  appointed: {
    title: 'Somebody appointed by a court to look after the person’s affairs',
    asks: 'Which court appointed them, and when did you see the order?',
    asksChild: false,
  },
  'about-themselves': {
    title: 'Somebody else in the record, who asks what it says about themselves',
    asks: 'How do you know that they are the person in the record?',
    asksChild: false,
  },
} as const satisfies Readonly<Record<string, Capacity>>;
export type CapacityCode = keyof typeof capacities;
export const capacityCodes = ['self', 'parent', 'authorised', 'appointed', 'about-themselves'] as const;
export const isCapacity = (code: string): code is CapacityCode => Object.hasOwn(capacities, code);

/** Somebody asks for the person: what the person said in confidence, and what would not be in their interest, counts. */
export const asksForAnother = (code: CapacityCode): boolean => code === 'parent' || code === 'appointed';
