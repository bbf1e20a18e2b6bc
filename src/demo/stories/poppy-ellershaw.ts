/** Poppy, Year 8: taken out of school to be taught at home, with worries that nobody could put a name to. */
import type { ChildPlan } from '../children/child-plan.ts';
import { upn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { daysAround } from '../moves/in-year-moves.ts';
import type { PlannedMove } from '../moves/planned-move.ts';
import { author } from '../people/people.ts';
import { placeId, schoolAt } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { addWeekdays, type Day, day, workingTime } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'poppy-ellershaw';
const contact = stableId('contact', key, 1);
const challenge = stableId('challenge', key, 1);
const school = placeId('brackenfold-academy');
/** School days since she was taken off the roll. */
const since = 17;

function toHome(ago: (days: number) => Day): PlannedMove {
  return {
    key: 'to-home',
    from: schoolAt('brackenfold-academy'),
    to: { type: 'home-education' },
    kind: 'home-education',
    leavesOn: ago(since),
    proposed: { by: author('lorna-mackay'), at: workingTime(ago(22), key), source: 'Letter from her mother' },
    decided: {
      by: author('paul-stott'),
      at: workingTime(ago(18), key, 'decided'),
      as: 'confirmed',
      reason: 'A parent may teach a child at home; the council looks at what she learns',
    },
  };
}

/** Raised last week; the front door does not agree, so it is with the managers, one of whom has answered. */
function challenged(asOf: Day): readonly Told[] {
  const at = (weekdays: number): Day => addWeekdays(asOf, weekdays);
  const council = { child: key, place: 'council', purpose: 'social-care', role: 'team-manager' } as const;
  return [
    voice('lorna-mackay')(at(-5), 'challenge.raised', {
      challenge,
      about: 'The contact about Poppy ended with advice, and nobody has seen her since she left school',
      position:
        'The visit on which the advice rested has been refused. Somebody has to see her, and speak with her alone.',
      safetyMeanwhile:
        'Her grandmother sees her on Sundays and has our number; the police have been asked about the address.',
      topic: 'referral-outcome',
      urgency: 'routine',
      between: [{ organisation: school }, { organisation: placeId('council') }],
      byRole: 'dsl',
    }),
    voice('yvonne-clarke')(at(-4), 'challenge.not-agreed', {
      challenge,
      reasons:
        'Examples of work have come, and they are good. A parent may refuse a visit. I see that this does not settle it.',
    }),
    involve(council, { by: author('yvonne-clarke'), on: at(-4), reason: 'a challenge that went to the managers' }),
    voice('sarah-lockwood')(at(-3), 'challenge.acknowledged', {
      challenge,
      stage: 2,
      by: 'Sarah Lockwood, team manager',
    }),
  ];
}

export function poppyEllershaw(days: StoryDays): ChildPlan {
  const { year, on, asOf } = days;
  const ago = daysAround(asOf, 'brackenfold-academy', since);
  const dsl = voice('lorna-mackay');
  const missingEducation = voice('paul-stott');
  return {
    key,
    identity: {
      surname: 'Ellershaw',
      forename: 'Poppy',
      dateOfBirth: day(year - 13, 12, 18),
      sex: 'F',
      upn: upn('brackenfold-primary', year - 8, 913),
    },
    address: { lines: ['Sheepwash Farm', 'Sheepwash Street', 'Brackenfold'], postcode: 'DE45 9XR' },
    contacts: inOrder(person('PAM', 'Mrs', 'Diane', 'Ellershaw', '511'), person('STF', 'Mr', 'Graham', 'Tully', '512')),
    profile: { ethnicity: 'WBRI', language: 'ENG' },
    first: { school: 'brackenfold-academy', joined: firstDayOfYear('brackenfold-academy', year - 1) },
    told: [
      dsl(on(1, 1, 24), 'concern.recorded', {
        what: 'Wears long sleeves in PE and asks to change alone. Used to be the loudest in her form.',
        childSaid: 'I am just cold.',
        actionTaken: 'Form tutor to keep an eye. Mother rung; she says that it is her age.',
      }),
      dsl(on(1, 5, 23), 'concern.recorded', {
        what: 'Attendance from 96 to 81 per cent since her stepfather moved in. Absences are always explained, always by him.',
        actionTaken: 'Asked to see her mother alone. The appointment was cancelled twice.',
      }),
      dsl(ago(23), 'concern.recorded', {
        what: 'A letter came to say that Poppy will be taught at home from next week. It was the first that we heard of it, and her friends had not heard either.',
        childSaid: 'Graham says it is decided.',
        actionTaken: 'Told the council today. Asked for a meeting before her name comes off the roll; refused.',
      }),
      involve(
        { child: key, place: 'council', purpose: 'authority-admissions' },
        { by: author('paul-stott'), on: ago(22), reason: 'to be educated at home' },
      ),
      dsl(
        ago(21),
        'contact.made',
        {
          contact,
          asks: 'service-asked',
          by: 'form',
          what: 'Three worries since last winter, none of which says much alone. She will not be seen by anybody after Friday.',
        },
        { parties: [placeId('council')] },
      ),
      involve(
        { child: key, place: 'council', purpose: 'social-care', role: 'front-door-worker' },
        { by: author('yvonne-clarke'), on: ago(21), reason: 'a contact with the front door' },
      ),
      voice('yvonne-clarke')(ago(20), 'contact.decided', {
        contact,
        outcome: 'advice-given',
        referredBy: school,
        rationale:
          'Home education is no harm in itself. To be looked at again if she is not seen by the home education adviser within four weeks.',
      }),
      voice('yvonne-clarke')(
        ago(20),
        'referrer.replied',
        {
          contact,
          to: 'Lorna Mackay, designated safeguarding lead',
          scope: 'full',
          by: 'here',
          text: 'Your contact ended with advice. It is looked at again if nobody has seen Poppy within four weeks. If you do not agree, say so: challenge the decision, or ring us.',
        },
        { parties: [school] },
      ),
      dsl(
        ago(19),
        'note.recorded',
        {
          text: 'I do not agree: what we worry about is that she will not be seen, and this leaves it to the one visit that may be refused. I will raise it.',
        },
        { compartment: 'safeguarding', audience: [`dsl@${school}`] },
      ),
      missingEducation(ago(9), 'note.recorded', {
        text: 'Visit offered for next week. Her mother would rather send examples of work. I have said that I would like to meet Poppy.',
      }),
      ...challenged(asOf),
    ],
    moves: [toHome(ago)],
  };
}
