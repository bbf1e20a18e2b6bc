/** Families as schools know them: the twins whose records lead to one another, and parents who speak Urdu at home. */
import { familyPersonId } from '../children/care/family-people.ts';
import { childIdOf } from '../children/child-id.ts';
import { type Circle, circleTold, seenBy } from '../children/family-circle.ts';
import { type Told, told } from '../children/told.ts';
import { type Author, author } from '../people/people.ts';
import { stableId } from '../stable-id.ts';
import { type Day, day } from '../time/days.ts';
import type { StoryDays } from './story.ts';

const certificate = (by: string, on: Day) => seenBy('birth-registration', 'Birth certificate', by, on);

const parents = ['Comfort Owusu', 'Ebenezer Owusu'] as const;

function twinsCircle(year: number, on: Day): Circle {
  const [mother, father] = parents;
  return {
    people: [
      {
        name: mother,
        kinship: 'mother',
        sex: 'F',
        born: day(year - 41, 2, 11),
        mobile: '441',
        holdings: [seenBy('birth-mother', 'Birth certificate', 'Nasreen Akhtar', on)],
      },
      {
        name: father,
        kinship: 'father',
        sex: 'M',
        born: day(year - 44, 9, 3),
        mobile: '442',
        holdings: [certificate('Nasreen Akhtar', on)],
      },
    ],
    homes: [{ name: 'with their parents', who: [['child'], [mother], [father]] }],
    couples: [[mother, father, 'married']],
  };
}

/** In both records at once, for those only who may open both. */
function sameParents(twin: string, other: string, by: Author, on: Day): readonly Told[] {
  return parents.map((name) =>
    told(
      by,
      'family-person.same-as',
      on,
      {
        person: familyPersonId(twin, name),
        other: { child: childIdOf(other), person: familyPersonId(other, name) },
        reason: 'One family: I know them all, and they signed both forms in front of me.',
      },
      { audience: [], event: stableId('event', 'owusu-twins', name) },
    ),
  );
}

export function twinFamily(twin: string, other: string, { on, year }: StoryDays): readonly Told[] {
  const by = author('nasreen-akhtar', 'harebell-junior');
  const day1 = on(1, 1, 17);
  return [...circleTold(twin, by, day1, twinsCircle(year, day1)), ...sameParents(twin, other, by, day1)];
}

/** Nobody had asked in which language letters should come, until a plan had been missed twice. */
export function zakFamily({ on, year }: StoryDays): readonly Told[] {
  const asked = on(0, 10, 5);
  const speaks = { speaks: ['Urdu', 'some English'], reads: ['Urdu'] };
  return circleTold('zakariya-hussain', author('steve-corrigan'), asked, {
    people: [
      {
        name: 'Saima Hussain',
        kinship: 'mother',
        calledAs: 'Mrs Hussain',
        sex: 'F',
        born: day(year - 37, 6, 25),
        mobile: '471',
        holdings: [seenBy('birth-mother', 'Birth certificate', 'Steve Corrigan', asked)],
        communicates: {
          ...speaks,
          interpreter: 'needed',
          interpreterNote: 'Urdu, a woman if possible. Not her elder daughter, who had been asked to until now.',
          bestWay: 'telephone',
          bestTime: 'between 10am and 2pm',
        },
      },
      {
        name: 'Tariq Hussain',
        kinship: 'father',
        sex: 'M',
        born: day(year - 40, 12, 1),
        mobile: '472',
        holdings: [{ basis: 'married', limits: [] }],
        communicates: { speaks: ['Urdu', 'English'], reads: ['English'], bestWay: 'email', bestTime: 'evenings' },
      },
      { name: 'Areeba Hussain', kinship: 'full-sibling', sex: 'F', born: day(year - 16, 3, 9) },
      { name: 'Rukhsana Bibi', kinship: 'grandmother', calledAs: 'Nani', sex: 'F', born: day(year - 63, 1, 1) },
    ],
    homes: [
      {
        name: 'with his parents',
        who: [['child'], ['Saima Hussain'], ['Tariq Hussain'], ['Areeba Hussain'], ['Rukhsana Bibi']],
      },
    ],
    couples: [['Saima Hussain', 'Tariq Hussain', 'married']],
    parents: [['Rukhsana Bibi', 'Saima Hussain', 'birth']],
    childCommunicates: {
      speaks: ['Urdu', 'English'],
      formats: ['pictures'],
      helps: 'Pictures on his tablet, short sentences, and people he knows. Show him the next thing before it comes.',
      interpreter: 'not-asked',
    },
  });
}
