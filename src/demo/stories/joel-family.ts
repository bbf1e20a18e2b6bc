/** The people around Joel, as his social worker drew them with him and his mother in the autumn of Year 11. */
import { familyPersonId } from '../children/care/family-people.ts';
import { type Circle, circleTold, seenBy } from '../children/family-circle.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { stableId } from '../stable-id.ts';
import { type Day, day } from '../time/days.ts';
import { type StoryDays, voice } from './story.ts';

const child = 'joel-marriner';

const circle = ({ on, year }: StoryDays): Circle => ({
  people: [
    {
      name: 'Dawn Marriner',
      kinship: 'mother',
      calledAs: 'Dawn',
      sex: 'F',
      born: day(year - 39, 3, 14),
      holdings: [seenBy('birth-mother', 'Birth certificate', 'Daniel Mensah', on(2, 10, 18))],
      mobile: '411',
      communicates: {
        literacy: 'reads slowly; wants letters read out on the telephone first',
        bestWay: 'telephone',
        bestTime: 'after 2pm',
        unsafe: ['text'],
        unsafeBecause: 'Somebody she is afraid of has had her old telephone.',
      },
    },
    { name: 'Ian Foxton', kinship: 'father', sex: 'M', born: day(year - 42, 7, 2), life: 'died' },
    { name: 'Craig Dutton', kinship: 'partner-of-parent', sex: 'M', born: day(year - 36, 1, 22) },
    { name: 'Kayla Dutton', kinship: 'half-sibling', sex: 'F', born: day(year - 7, 5, 19) },
    {
      name: 'Keith Marriner',
      kinship: 'grandfather',
      calledAs: 'Grandad Keith',
      sex: 'M',
      born: day(year - 66, 11, 30),
      mobile: '412',
    },
    { name: 'Sheila Marriner', kinship: 'grandmother', sex: 'F', born: day(year - 65, 4, 8), life: 'died' },
  ],
  childCommunicates: {
    speaks: ['English'],
    reads: ['English'],
    helps:
      'His week on a card by Sunday noon. Say what will happen and who comes. One question at a time, and time to think. Say what you mean: no figures of speech.',
    bestWay: 'text',
    bestTime: 'not before 11am',
    unsafe: ['telephone'],
    unsafeBecause: 'He does not answer, and worries for days about who rang.',
    reviewOn: on(0, 9, 13).add({ years: 1 }).toString(),
  },
  homes: [
    { name: 'Kite House', who: [['child', { from: on(1, 4, 12), pattern: 'Monday to Saturday' }]] },
    {
      name: 'with his mother',
      who: [['Dawn Marriner'], ['Kayla Dutton'], ['child', { from: on(1, 6, 14), pattern: 'Sundays' }]],
    },
    { name: 'at Grandad’s', who: [['Keith Marriner']] },
  ],
  couples: [
    ['Dawn Marriner', 'Ian Foxton', 'living-together'],
    ['Dawn Marriner', 'Craig Dutton', 'separated'],
    ['Keith Marriner', 'Sheila Marriner', 'married'],
  ],
  parents: [
    ['Dawn Marriner', 'Kayla Dutton', 'birth'],
    ['Craig Dutton', 'Kayla Dutton', 'birth'],
    ['Keith Marriner', 'Dawn Marriner', 'birth'],
    ['Sheila Marriner', 'Dawn Marriner', 'birth'],
  ],
});

/** An order keeps his mother's former partner away. It is looked at again in spring, and goes on. */
function keptFromCraig({ on }: StoryDays): readonly Told[] {
  const manager = voice('michael-osborne');
  const restriction = stableId('restriction', child, 1);
  const person = familyPersonId(child, 'Craig Dutton');
  const authorised = (from: Day, until: Day, reviewOn: Day): Told =>
    manager(
      from,
      'gate-exception.authorised',
      {
        restriction,
        person,
        who: 'Craig Dutton',
        subjects: ['whereabouts', 'contact', 'meetings'],
        test: 'court-order',
        order: 'Family Court at Arkenby, non-molestation order made on the application of Dawn Marriner',
        evidence: 'The order was seen. He had waited outside the cottage twice after he was told the address.',
        authorisedBy: 'service-manager',
        until: until.toString(),
        reviewOn: reviewOn.toString(),
        withheld: 'Where Joel and his mother live, their numbers, and when they meet.',
        maySay: 'That Joel is well, and that questions go to the council’s lawyers.',
      },
      { compartment: 'safeguarding' },
    );
  const [first, second] = [on(0, 10, 5), on(0, 4, 6)];
  const end = first.add({ years: 1 });
  return [
    authorised(first, end, second),
    manager(second, 'restriction.reviewed', {
      restriction,
      person,
      outcome: 'goes-on',
      reasons: 'The order runs until October. Dawn was asked, and wants it kept to.',
      until: end.toString(),
    }),
    authorised(second.add({ days: 1 }), end, end.subtract({ days: 14 })),
  ];
}

export const joelFamily = (days: StoryDays): readonly Told[] => [
  ...circleTold(child, author('daniel-mensah'), days.on(0, 9, 28), circle(days)),
  ...keptFromCraig(days),
];
