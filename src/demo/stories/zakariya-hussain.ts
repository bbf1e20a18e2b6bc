/** Zak, Year 6: his plan names a special school, and his parents had to ask for it twice. */
import type { ChildPlan } from '../children/child-plan.ts';
import { upn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import { phaseTransfer } from '../moves/phase-transfer.ts';
import { author, authorIn } from '../people/people.ts';
import { placeId, schoolAt } from '../places/places.ts';
import { day, timeOn } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { zakFamily } from './school-families.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'zakariya-hussain';
const parents = 'Saima and Tariq Hussain, his parents';

export function zakariyaHussain(days: StoryDays): ChildPlan {
  const { year, on } = days;
  const officer = voice('catherine-amos');
  const primary = voice('steve-corrigan');
  const special = voice('denise-cartwright');
  const plan = phaseTransfer({ child: key, from: 'packhorse-lane', to: 'ravensclough', year: year + 1 });
  return {
    key,
    identity: {
      surname: 'Hussain',
      forename: 'Zakariya',
      preferredForename: 'Zak',
      dateOfBirth: day(year - 11, 10, 4),
      sex: 'M',
      upn: upn('packhorse-lane', year - 6, 907),
    },
    address: { lines: ['61 Packhorse Lane', 'Arkenby'], postcode: 'DE24 9XL' },
    contacts: inOrder(person('PAM', 'Mrs', 'Saima', 'Hussain', '471'), person('PAF', 'Mr', 'Tariq', 'Hussain', '472')),
    profile: { ethnicity: 'APKN', language: 'URD', disabilities: ['COMM'] },
    first: { school: 'packhorse-lane', joined: firstDayOfYear('packhorse-lane', year - 6) },
    told: [
      officer(on(3, 5, 10), 'sen-status.recorded', {
        provision: 'E',
        needs: [
          { type: 'ASD', rank: 1 },
          { type: 'SLCN', rank: 2 },
        ],
      }),
      officer(on(3, 5, 10), 'ehcp.finalised', { names: schoolAt('packhorse-lane') }),
      involve(
        { child: key, place: 'council', purpose: 'authority-send' },
        { by: author('catherine-amos'), on: on(3, 5, 10), reason: 'the plan is kept by the council' },
      ),
      primary(on(1, 6, 22), 'family.consulted', {
        who: parents,
        about: 'which kind of school Zak should go to next',
        said: 'He is happy here because you are small. We have seen Ravensclough, and he did not want to leave.',
      }),
      primary(on(1, 7, 4), 'note.recorded', {
        text: 'Annual review. Zak speaks in pictures on his tablet and in short sentences with people he trusts. He reads everything about lifts.',
      }),
      officer(
        on(0, 9, 28),
        'note.recorded',
        {
          text: 'First answer to the parents: a large secondary school with support. To be looked at again after the early review.',
        },
        { compartment: 'send' },
      ),
      primary(on(0, 9, 30), 'family.disagreed', {
        who: parents,
        statement:
          'Fourteen hundred children and a bell every fifty minutes. Please ask Zak before you decide about Zak.',
      }),
      ...zakFamily(days),
      officer(on(0, 10, 12), 'child-voice.recorded', {
        said: 'Ravensclough. Small. Lift.',
        to: 'Catherine Amos, with his tablet',
      }),
      officer(
        on(0, 10, 20),
        'note.recorded',
        {
          text: 'Early review held. The school, the parents and the speech therapist agree. Ravensclough has been asked and can meet his needs.',
        },
        { compartment: 'send' },
      ),
      officer(on(0, 2, 8), 'ehcp.finalised', { names: schoolAt('ravensclough') }),
      officer(on(0, 2, 9), 'family.told', {
        who: parents,
        about: 'that the plan names Ravensclough School',
        how: 'By telephone, before the letter',
        beforeItHappened: true,
      }),
      special(
        on(0, 5, 4),
        'note.recorded',
        {
          text: 'First of six visits. He came with his mother and rode the lift four times. The same adult will meet him each time.',
        },
        { parties: [placeId('packhorse-lane')] },
      ),
    ],
    moves: [
      {
        ...plan,
        proposed: {
          by: author('catherine-amos'),
          at: timeOn(on(0, 2, 8), 15, 30),
          source: 'Named in the education, health and care plan',
        },
        decided: {
          by: authorIn('ravensclough', 'dsl'),
          at: timeOn(on(0, 2, 22), 10, 5),
          as: 'confirmed',
          reason: 'Directed by the plan',
        },
      },
    ],
  };
}
