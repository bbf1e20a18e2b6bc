/** Daisy, Year 3: her father must not learn where she goes to school. Nothing here says where she lives. */
import type { ChildPlan } from '../children/child-plan.ts';
import { temporaryUpn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import { daysAround, planInYearMove } from '../moves/in-year-moves.ts';
import { author } from '../people/people.ts';
import { day } from '../time/days.ts';
import { inOrder, type StoryDays, voice } from './story.ts';

const key = 'daisy-kirkwood';
const started = 16;
const mother = 'Leanne Kirkwood, her mother';

export function daisyKirkwood({ year, asOf }: StoryDays): ChildPlan {
  const ago = daysAround(asOf, 'hollinsby-primary', started);
  const dsl = voice('fiona-buchan', 'hollinsby-primary');
  const socialWorker = voice('zainab-malik');
  const move = planInYearMove(key, asOf, {
    key: 'to-hollinsby-primary',
    from: { type: 'out-of-area' },
    to: 'hollinsby-primary',
    starts: -started,
    proposed: {
      ago: 27,
      by: author('paul-stott'),
      source: 'Social worker, by telephone',
      reason: 'To start without delay',
    },
    decided: { ago: 26, reason: 'Place given the same day', by: author('fiona-buchan', 'hollinsby-primary') },
  });
  return {
    key,
    identity: {
      surname: 'Kirkwood',
      forename: 'Daisy',
      dateOfBirth: day(year - 7, 1, 27),
      sex: 'F',
      upn: temporaryUpn('hollinsby-primary', year, 9),
    },
    contacts: inOrder({
      title: 'Ms',
      forename: 'Leanne',
      surname: 'Kirkwood',
      relationship: 'PAM',
      statedResponsibility: true,
    }),
    profile: { ethnicity: 'WBRI', language: 'ENG' },
    first: { registered: ago(28), by: 'zainab-malik' },
    told: [
      involve(
        { child: key, place: 'council', purpose: 'social-care' },
        { by: author('zainab-malik'), on: ago(28), reason: 'came to the county for safety' },
      ),
      socialWorker(ago(28), 'child-in-need-plan.started', {
        note: 'Moved over from another council, which has closed its own part of the record.',
      }),
      dsl(
        ago(24),
        'note.recorded',
        {
          text: 'Non-molestation order and prohibited steps order, seen and copied today. Her father may not come near, and nobody may tell him or his family which school, town or county this is. In force until it is varied; look again on the first of each term.',
        },
        { compartment: 'legal' },
      ),
      dsl(
        ago(24),
        'note.recorded',
        {
          text: 'Address, telephone and doctor are not on the system and must not be asked for. Letters are handed to her mother. No photographs. Whoever rings and asks for her is told that we do not say who our pupils are.',
        },
        { compartment: 'legal' },
      ),
      dsl(ago(14), 'family.consulted', {
        who: mother,
        about: 'what would make the first weeks easier',
        said: 'She checks the locks at night. Tell her each time who is picking her up, even if it is always me.',
      }),
      dsl(ago(9), 'child-voice.recorded', {
        said: 'My drawer has my name inside, not outside. I like that.',
        to: 'Fiona Buchan',
      }),
      dsl(ago(5), 'concern.recorded', {
        what: 'Hid under the table when a delivery van stopped outside. Came out when the gate was closed.',
        childSaid: 'Is he allowed to have a van?',
        actionTaken: 'Told her mother and her social worker. Drivers are now met at the road.',
      }),
      socialWorker(
        ago(3),
        'note.recorded',
        {
          text: 'Her old school has been asked to hand its safeguarding file to me in person. It does not learn where it goes from there.',
        },
        { compartment: 'safeguarding' },
      ),
    ],
    moves: [move],
  };
}
