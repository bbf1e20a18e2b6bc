/** Oliver, Year 7: a medical flag came with the transfer file, and nothing of what stands behind it. */
import type { ChildPlan } from '../children/child-plan.ts';
import { nhsNumber, upn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import { phaseTransfer } from '../moves/phase-transfer.ts';
import { handoverByHabit } from '../moves/plan-handover.ts';
import { author } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { day } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'oliver-prentice';

export function oliverPrentice({ year, on }: StoryDays): ChildPlan {
  const nurse = voice('carol-ndlovu');
  const firstAid = voice('siobhan-doyle');
  return {
    key,
    identity: {
      surname: 'Prentice',
      forename: 'Oliver',
      preferredForename: 'Ollie',
      dateOfBirth: day(year - 12, 12, 2),
      sex: 'M',
      upn: upn('wetherlow', year - 7, 905),
      nhsNumber: nhsNumber(905),
    },
    address: { lines: ['Church Brow Cottage', 'Church Brow', 'Tarnley'], postcode: 'SK23 9YT' },
    contacts: inOrder(person('PAM', 'Mrs', 'Jo', 'Prentice', '451'), person('PAF', 'Mr', 'Neil', 'Prentice', '452')),
    profile: { ethnicity: 'WBRI', language: 'ENG' },
    first: { school: 'wetherlow', joined: firstDayOfYear('wetherlow', year - 7) },
    told: [
      voice('alison-threlfall', 'wetherlow')(on(3, 9, 12), 'medical-flag.recorded', { flagged: true }),
      involve(
        { child: key, place: 'school-nursing', purpose: 'health-care' },
        { by: author('carol-ndlovu'), on: on(3, 9, 20), reason: 'an individual healthcare plan' },
      ),
      involve(
        { child: key, place: 'spring-terrace-surgery', purpose: 'health-care' },
        { by: author('anjali-bose'), on: on(3, 9, 20), reason: 'patient of the surgery' },
      ),
      nurse(
        on(1, 6, 7),
        'note.recorded',
        {
          text: 'Healthcare plan reviewed with Oliver and his mother. He can say himself what he needs. The plan is with the primary school, which will pass it on.',
        },
        { compartment: 'health', audience: [`school-nurse@${placeId('school-nursing')}`] },
      ),
      firstAid(
        on(0, 9, 7),
        'note.recorded',
        {
          text: 'The transfer file says that there is medical information. We do not have it. Rang his mother, who was told that we would have everything; she is bringing a copy of what she has.',
        },
        { compartment: 'health' },
      ),
      firstAid(
        on(0, 9, 21),
        'note.recorded',
        {
          text: 'Rang the primary school a second time. The plan is in a drawer; the person who sends such things left in July.',
        },
        { compartment: 'health' },
      ),
      voice('rachel-thwaite')(on(0, 10, 5), 'child-voice.recorded', {
        said: 'My old school just knew. Here I have to explain it to everybody.',
        to: 'Rachel Thwaite, head of year',
      }),
    ],
    moves: [
      {
        ...phaseTransfer({ child: key, from: 'wetherlow', to: 'kelderwick-school', year }),
        handover: (of) => handoverByHabit(of, 'diligent').filter(({ item }) => item !== 'medical-detail'),
      },
    ],
  };
}
