/** Imogen, Year 6: at school she is a delight, at home she falls apart. So far only her mother sees it. */
import type { ChildPlan } from '../children/child-plan.ts';
import { upn } from '../children/identifiers.ts';
import { phaseTransfer } from '../moves/phase-transfer.ts';
import { day } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'imogen-castley';
const mother = 'Ruth Castley, her mother';

export function imogenCastley({ year, on }: StoryDays): ChildPlan {
  const teacher = voice('ellie-forrester');
  const senco = voice('tom-ackroyd');
  const dsl = voice('sunita-rao');
  return {
    key,
    identity: {
      surname: 'Castley',
      forename: 'Imogen',
      preferredForename: 'Immy',
      dateOfBirth: day(year - 11, 11, 23),
      sex: 'F',
      upn: upn('kelderwick-primary', year - 6, 901),
    },
    address: { lines: ['17 Fieldfare Way', 'Kelderwick'], postcode: 'SK17 9YD' },
    contacts: inOrder(person('PAM', 'Mrs', 'Ruth', 'Castley', '421'), person('PAF', 'Mr', 'Stephen', 'Castley', '422')),
    profile: { ethnicity: 'WBRI', language: 'ENG' },
    first: { school: 'kelderwick-primary', joined: firstDayOfYear('kelderwick-primary', year - 6) },
    teachers: [
      { person: 'ellie-forrester', school: 'kelderwick-primary', from: firstDayOfYear('kelderwick-primary', year) },
    ],
    told: [
      senco(on(1, 3, 12), 'family.consulted', {
        who: mother,
        about: 'how Imogen is at home',
        said: 'She holds it in all day. When the front door shuts she screams into a cushion for an hour. I am not making it up.',
      }),
      senco(on(1, 3, 22), 'note.recorded', {
        text: 'Watched for two lessons. Polite, on task, hand up. No need seen. Her mother has been told.',
      }),
      senco(on(1, 4, 19), 'family.disagreed', {
        who: mother,
        statement: 'You looked for a child who is naughty. Please look for one who is copying.',
      }),
      teacher(on(0, 9, 16), 'family.consulted', {
        who: mother,
        about: 'the beginning of Year 6',
        said: 'Every evening the same. She has asked me how other girls know when to laugh.',
      }),
      teacher(on(0, 10, 7), 'note.recorded', {
        text: 'I looked again, as her mother asked. Imogen waits until others have begun and does the same. She has one friend, and eats when the friend eats. When the friend was away she spent lunch in the toilets.',
      }),
      teacher(on(0, 10, 14), 'child-voice.recorded', {
        said: 'I practise what to say in the mirror. I am tired from being normal.',
        to: 'Ellie Forrester, class teacher',
      }),
      teacher(on(0, 10, 8), 'observation.recorded', {
        fact: 'poor-peer-relations',
        certainty: 'observed',
        said: 'Copies one friend in everything, and is by herself when that friend is away. Nobody had noticed, because she is never in trouble.',
      }),
      dsl(on(0, 10, 14), 'concern.recorded', {
        what: 'What Imogen told her teacher, and what her mother has told us since spring, are the same thing. We had only looked at school.',
        childSaid: 'Please do not tell everybody.',
        actionTaken:
          'Rang her mother to say sorry, and that we believe her. SENCO to look again, with her mother’s diary beside him.',
      }),
      senco(on(0, 11, 4), 'sen-status.recorded', { provision: 'K', needs: [{ type: 'SEMH', rank: 1 }] }),
      senco(on(0, 11, 11), 'note.recorded', {
        text: 'A card for leaving the room, a place at the end of the lunch queue, and ten minutes with Mrs Boothby before the bell. Referral for an assessment is with the family.',
      }),
      teacher(on(0, 2, 9), 'child-voice.recorded', {
        said: 'It is better when I know who I sit with. I am scared of the big dining hall.',
        to: 'Ellie Forrester, class teacher',
      }),
      teacher(on(0, 5, 11), 'family.consulted', {
        who: mother,
        about: 'secondary school',
        said: 'Tell them that quiet does not mean fine. Tell them to ask me.',
      }),
    ],
    moves: [phaseTransfer({ child: key, from: 'kelderwick-primary', to: 'kelderwick-school', year: year + 1 })],
  };
}
