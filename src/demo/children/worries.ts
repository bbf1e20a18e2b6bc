/** Worries about ordinary pupils, and the help that some families have. */
import { type Author, author, authorIn } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { schoolFacts } from '../places/school-list.ts';
import { type Random, randomFor } from '../random.ts';
import { stableId } from '../stable-id.ts';
import { addWeekdays, type Day, day, isBefore, timeOn } from '../time/days.ts';
import { schoolDayFrom } from '../time/school-days.ts';
import { comingIntoCare } from './care/coming-into-care.ts';
import type { PlannedCare } from './care/planned-care.ts';
import { primaryConcerns, secondaryConcerns } from './concern-words.ts';
import { decidedLevel } from './decided-level.ts';
import { type Asked, helpWords } from './help-words.ts';
import { involve, stopInvolving } from './involve.ts';
import type { Pupil } from './school-life.ts';
import { type Told, told } from './told.ts';

type Help = 'none' | 'concerns' | 'advice' | 'early-help' | 'child-in-need' | 'child-protection' | 'in-care';

const shares: readonly (readonly [Help, number])[] = [
  ['none', 78],
  ['concerns', 11],
  ['advice', 2.5],
  ['early-help', 3.6],
  ['child-in-need', 2.2],
  ['child-protection', 1.3],
  ['in-care', 1.4],
];

/** Some school day between the summer before last and the end of this school year. */
function someDay({ key, joined, year, school }: Pupil, label: string, latest = 560): Day {
  const planned = day(year - 1, 9, 14).add({ days: randomFor('worry', key, label).between(0, latest) });
  const date = isBefore(planned, joined) ? joined.add({ days: 15 }) : planned;
  return schoolDayFrom(school(date), date);
}

function concerns(pupil: Pupil, count: number): readonly Told[] {
  const { key, school } = pupil;
  const first = randomFor('concern', key).below(primaryConcerns.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index): Told[] => {
    const on = someDay(pupil, `concern ${String(index)}`);
    const at = school(on);
    const list = schoolFacts(at).phase === 'Secondary' ? secondaryConcerns : primaryConcerns;
    const concern = list[(first + index * 5) % list.length];
    if (concern === undefined || schoolFacts(at).takesPart === false) return [];
    return [told(authorIn(at, 'dsl'), 'concern.recorded', on, concern)];
  });
}

/** A contact by the school and what the front door decided the next day. */
function contact(pupil: Pupil, random: Random, on: Day, help: Exclude<Help, 'none' | 'concerns'>): readonly Told[] {
  const { key: child, school } = pupil;
  const id = stableId('contact', child, on.toString());
  const asked: Asked = random.pick(helpWords[help]);
  const { what, outcome, rationale, saw } = asked;
  const decidedOn = addWeekdays(on, 1);
  const frontDoor = author('yvonne-clarke');
  const reason = 'a contact with the front door';
  const by = schoolFacts(school(on)).takesPart === false ? frontDoor : authorIn(school(on), 'dsl');
  const data = { contact: id, asks: help === 'advice' ? 'information-given' : 'service-asked', by: 'form', what };
  return [
    ...saw.map(([fact, certainty, said]) => told(by, 'observation.recorded', on, { fact, certainty, said })),
    told(by, 'contact.made', on, data, { parties: [placeId('council')] }),
    involve(
      { child, place: 'council', purpose: 'social-care', role: 'front-door-worker' },
      { by: frontDoor, on, reason, until: on.add({ days: 60 }) },
    ),
    told(
      frontDoor,
      'contact.decided',
      decidedOn,
      { contact: id, outcome, rationale },
      { at: timeOn(decidedOn, 16, 45) },
    ),
    ...decidedLevel(id, decidedOn, asked),
  ];
}

function earlyHelp(pupil: Pupil, random: Random, from: Day): readonly Told[] {
  const lead = author('tina-vickers');
  const involvement = { child: pupil.key, place: 'council', purpose: 'family-help' } as const;
  const ends = addWeekdays(from, 130);
  return [
    involve(involvement, { by: lead, on: addWeekdays(from, 2), reason: 'early help for the family' }),
    told(lead, 'early-help.started', addWeekdays(from, 8), { note: random.pick(helpWords.plans) }),
    ...(random.chance(0.4)
      ? [
          told(lead, 'early-help.ended', ends, {
            note: 'The family says that it can manage now, and the school agrees.',
          }),
          stopInvolving(involvement, { by: lead, on: ends, reason: 'early help ended' }),
        ]
      : []),
  ];
}

/** Weekdays from the first contact: a core group soon, a review within three months, then twice a year. */
const reviewsOfPlan = [70, 180, 290, 400, 510];

const planFollowed = (worker: Author, at: (days: number) => Day): readonly Told[] => [
  told(worker, 'core-group.held', at(21), { note: 'The parents came, and the health visitor and the school.' }),
  ...reviewsOfPlan.map((days) => told(worker, 'child-protection-conference.held', at(days), { conference: 'review' })),
];

function socialWork(
  pupil: Pupil,
  random: Random,
  from: Day,
  help: 'child-in-need' | 'child-protection' | 'in-care',
): Worries {
  const person = random.pick(['daniel-mensah', 'zainab-malik'] as const);
  const worker = author(person);
  const at = (days: number): Day => addWeekdays(from, days);
  const involved = involve(
    { child: pupil.key, place: 'council', purpose: 'social-care' },
    { by: worker, on: at(1), reason: 'an assessment by a social worker' },
  );
  const assessed = told(worker, 'assessment.completed', at(38), { note: random.pick(helpWords.assessments) });
  if (help === 'child-in-need') {
    return { told: [involved, assessed, told(worker, 'child-in-need-plan.started', at(43), {})] };
  }
  const enquiry = [
    told(worker, 'strategy-discussion.held', at(2), {
      note: 'Held with the police, health and the school the same day.',
      enquiryBegun: true,
    }),
    told(worker, 'section-47.started', at(2), {}),
    told(worker, 'section-47.ended', at(12), { note: 'Concerns were substantiated.', outcome: 'conference' }),
    told(worker, 'child-protection-conference.held', at(14), { conference: 'initial' }),
  ];
  if (help === 'child-protection') {
    const plan = told(worker, 'child-protection-plan.started', at(14), { note: 'Category: neglect' });
    return { told: [involved, ...enquiry, plan, ...planFollowed(worker, at), assessed] };
  }
  const coming = comingIntoCare({ child: pupil.key, worker: person, on: at(30), contacts: pupil.contacts });
  return { told: [involved, ...enquiry, ...coming.told, assessed], care: coming.care };
}

export type Worries = { readonly told: readonly Told[]; readonly care?: PlannedCare };

export function worries(pupil: Pupil): Worries {
  const random = randomFor('help', pupil.key);
  const help = random.weighted(shares);
  if (help === 'none') return { told: [] };
  const few = concerns(pupil, random.between(1, 3));
  if (help === 'concerns') return { told: few };
  const on = someDay(pupil, 'contact', 330);
  const known = [...few, ...contact(pupil, random, on, help)];
  if (help === 'advice') return { told: known };
  if (help === 'early-help') return { told: [...known, ...earlyHelp(pupil, random, on)] };
  const { told: work, ...rest } = socialWork(pupil, random, on, help);
  return { ...rest, told: [...known, ...work] };
}
