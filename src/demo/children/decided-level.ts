/** What the front door thought and decided on the level of need when a school had made contact about an ordinary pupil. */
import { roles } from '../../kinds/vocabulary.ts';
import { author } from '../people/people.ts';
import { stableId } from '../stable-id.ts';
import { addWeekdays, type Day, timeOn } from '../time/days.ts';
import type { DatedEntry } from './chronicle.ts';
import type { Asked, Level } from './help-words.ts';
import { type Told, told } from './told.ts';

const names: Readonly<Record<Level, string>> = {
  L1: 'Everyday help',
  L2: 'Early help',
  L3: 'Family help',
  L4: 'Protection',
};

const document = {
  threshold: 'arkenshire-thresholds',
  area: 'Arkenshire',
  pack: 'arkenshire/threshold',
  version: '2026.1',
  verified: 'yes',
};

const named = (level: Level): string => `${level} ${names[level]}`;

function shownBy({ indicated }: Asked) {
  const of = 'the document of Arkenshire';
  if (indicated === null)
    return { says: `Nothing recorded speaks for any level of ${of}. That does not mean that there is no concern.` };
  const [from, to] = indicated;
  const band = from === to ? named(from) : `${named(from)} to ${named(to)}`;
  return { from, to, says: `${band} is indicated by ${of}.` };
}

/** What goes with each level, whoever the child is. */
const withLevel = {
  L1: {
    section17: 'not-met',
    section47: 'not-met',
    help: 'The school stays in touch with the family.',
    wouldChange: 'The same worry again, or the family stops answering.',
    alternatives: 'Early help was offered and is not wanted now.',
    childVoice: 'Was not asked for this. The school will ask, and ring again if it has to.',
    agreement: 'not-asked',
    told: 'The school, the same day.',
  },
  L2: {
    section17: 'not-met',
    section47: 'not-met',
    help: 'A lead practitioner meets the family within two weeks.',
    wouldChange: 'No change at home by the first review, or anything that suggests harm.',
    alternatives: 'A social worker’s assessment: the family is willing, and more than one service can help without it.',
    childVoice: 'Told the class teacher what would help at home, in their own words, and would like somebody to come.',
    agreement: 'agreed',
    told: 'The school and the parents.',
  },
  L3: {
    section17: 'met',
    section47: 'not-met',
    help: 'A social worker sees the family this week.',
    wouldChange: 'A child hurt or left alone, or parents who no longer let anybody in.',
    alternatives: 'Early help once more: it has not been enough.',
    childVoice: 'Has said at school what they wish were different. The social worker hears it from them.',
    agreement: 'agreed',
    told: 'The school, the parents and the health visitor.',
  },
  L4: {
    section17: 'met',
    section47: 'met',
    help: 'A strategy discussion today. The child is with somebody safe until it has met.',
    wouldChange: 'What the strategy discussion finds.',
    alternatives: 'An assessment without an enquiry: not with what was said today.',
    childVoice: 'Was heard by an adult whom they trust, and said what they are afraid of.',
    agreement: 'not-asked',
    told: 'The police, health and the school. The parents after the strategy discussion.',
  },
} as const;

/** When somebody looked at the level again. */
const again = {
  L1: {
    rationale: 'The school has not been worried since, and the family rings it by itself.',
    help: withLevel.L1.help,
    told: 'The school.',
  },
  L2: {
    rationale: 'The lead practitioner has met the family, who would like to go on.',
    help: 'The lead practitioner and the family go on with their plan.',
    told: 'The school, the parents and the lead practitioner.',
  },
  L3: {
    rationale: 'What the assessment has found so far confirms the level.',
    help: 'The social worker goes on seeing the family, and the plan says who does what.',
    told: 'The school, the parents and the social worker.',
  },
  L4: {
    rationale: 'The level stays until what has changed is shown, and not only promised.',
    help: 'The plan that the conference made, and a social worker who sees the child every week.',
    told: 'Everybody who was at the conference.',
    wouldChange: 'The next review of the plan, and what the child says.',
    alternatives: 'Family help: too early.',
  },
} as const;

type Looking = {
  readonly on: Day;
  readonly reviewOn: Day;
  readonly contact?: string;
  readonly says: { readonly rationale: string };
};

function look(id: string, asked: Asked, { on, reviewOn, says, ...about }: Looking): readonly Told[] {
  const { decided, differs } = asked;
  const frontDoor = author('yvonne-clarke');
  const both = { assessment: id, ...about, level: decided, levelName: `${decided}: ${names[decided]}` };
  const decision = {
    ...both,
    document,
    shown: shownBy(asked),
    ...withLevel[decided],
    ...says,
    ...(differs === undefined ? {} : { differs }),
    reviewOn: reviewOn.toString(),
    byRole: roles['front-door-worker'],
  };
  return [
    told(frontDoor, 'level.viewed', on, { ...both, view: says.rationale }, { at: timeOn(on, 16, 30) }),
    told(frontDoor, 'level.decided', on, decision, { at: timeOn(on, 16, 45) }),
  ];
}

/** With the contact, and once more while the front door still works with the child. @param on the day of the decision */
export function decidedLevel(contact: string, on: Day, asked: Asked): readonly Told[] {
  const { decided, rationale } = asked;
  const reviewed = addWeekdays(on, 38);
  const service = `${decided}: ${names[decided]}`;
  return [
    ...look(stableId('assessment', contact), asked, { contact, on, reviewOn: reviewed, says: { rationale } }),
    ...(withLevel[decided].agreement === 'agreed'
      ? [told(author('yvonne-clarke'), 'service.agreed', on, { service, by: 'Parents', answer: 'agreed' })]
      : []),
    ...look(stableId('assessment', contact, 'again'), asked, {
      on: reviewed,
      reviewOn: reviewed.add({ months: 18 }),
      says: again[decided],
    }),
  ];
}

/** Fills in how many entries were in view of each decision. @param entries of one child, in the order in which they were recorded */
export const withEntriesInView = (entries: readonly DatedEntry[]): readonly DatedEntry[] =>
  entries.map((entry, index) => {
    const { shown } = entry.data as { readonly shown?: object };
    if (entry.kind !== 'level.decided' || shown === undefined || 'seen' in shown) return entry;
    const seen = entries.slice(0, index).filter(({ audience }) => (audience ?? null) === null).length;
    return { ...entry, data: { ...(entry.data as object), shown: { ...shown, seen } } };
  });
