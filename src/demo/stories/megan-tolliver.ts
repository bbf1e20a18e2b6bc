/** Megan, Year 6: she looks after her mother, and is proud of it. */
import type { ChildPlan } from '../children/child-plan.ts';
import { upn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import { phaseTransfer } from '../moves/phase-transfer.ts';
import { author } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { day } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'megan-tolliver';
const contact = stableId('contact', key, 1);
const mother = 'Carys Tolliver, her mother';

export function meganTolliver({ year, on }: StoryDays): ChildPlan {
  const head = voice('gwen-prosser');
  const teacher = voice('rob-tunstall');
  const familyHelp = voice('tina-vickers');
  return {
    key,
    identity: {
      surname: 'Tolliver',
      forename: 'Megan',
      preferredForename: 'Meg',
      dateOfBirth: day(year - 10, 3, 30),
      sex: 'F',
      upn: upn('stonnick', year - 6, 906),
    },
    address: { lines: ['2 Limekiln Lane', 'Stonnick', 'Kelderwick'], postcode: 'SK17 9ZH' },
    contacts: inOrder(
      person('PAM', 'Ms', 'Carys', 'Tolliver', '461'),
      person('REL', 'Mrs', 'Eirlys', 'Tolliver', '462'),
    ),
    profile: { ethnicity: 'WBRI', language: 'ENG', freeMealsFrom: day(year - 4, 9, 1) },
    first: { school: 'stonnick', joined: firstDayOfYear('stonnick', year - 6) },
    teachers: [{ person: 'rob-tunstall', school: 'stonnick', from: firstDayOfYear('stonnick', year) }],
    told: [
      teacher(on(1, 11, 18), 'note.recorded', {
        text: 'Late again, and she had ironed her own shirt. She is quick, kind and very tired on Mondays.',
      }),
      head(on(1, 2, 3), 'concern.recorded', {
        what: 'Megan gives her mother her tablets, cooks on most evenings and gets up in the night when her mother has spasms. Her mother has multiple sclerosis.',
        childSaid: 'I am not sad. I am just busy.',
        actionTaken: 'Visited at home. Her mother had not known that there is help for Megan too, and would like it.',
      }),
      head(on(1, 2, 3), 'observation.recorded', {
        fact: 'caring-harms-education',
        certainty: 'observed',
        said: 'Late or asleep on eleven mornings since Christmas, always after a night of spasms.',
      }),
      involve(
        { child: key, place: 'spring-terrace-surgery', purpose: 'health-care' },
        { by: author('anjali-bose'), on: on(1, 2, 8), reason: 'patient of the surgery, like her mother' },
      ),
      head(
        on(1, 2, 10),
        'contact.made',
        {
          contact,
          asks: 'service-asked',
          by: 'form',
          what: 'A child of nine who is a carer. Her mother asks for an assessment of what Megan needs, and for carers who come in the evening.',
        },
        { parties: [placeId('council')] },
      ),
      involve(
        { child: key, place: 'council', purpose: 'family-help' },
        { by: author('tina-vickers'), on: on(1, 2, 11), reason: 'a young carer’s needs' },
      ),
      voice('yvonne-clarke')(on(1, 2, 11), 'contact.decided', {
        contact,
        outcome: 'early-help',
        referredBy: placeId('stonnick'),
        rationale: 'A young carer’s assessment, with adult care for her mother in the same plan.',
      }),
      familyHelp(on(1, 3, 2), 'early-help.started', {
        note: 'Evening carers from next week. Megan goes to the young carers’ group on Tuesdays.',
      }),
      familyHelp(on(1, 6, 15), 'child-voice.recorded', {
        said: 'On Tuesdays nobody needs me. I like Tuesdays.',
        to: 'Tina Vickers, family help',
      }),
      familyHelp(on(1, 7, 1), 'plan.reviewed', {
        plan: 'early-help',
        progress: 'progress',
        note: 'Carers come in the evening. Megan has been late once since Easter.',
      }),
      familyHelp(on(0, 11, 5), 'plan.reviewed', {
        plan: 'early-help',
        progress: 'some-progress',
        note: 'Good on weekdays. The carers do not come at weekends, and Mondays are hard again.',
      }),
      head(on(0, 10, 13), 'family.consulted', {
        who: mother,
        about: 'secondary school',
        said: 'The bus leaves at ten past seven. Who will know if it was a bad night?',
      }),
      voice('anjali-bose')(
        on(0, 11, 17),
        'note.recorded',
        {
          text: 'Megan came by herself to ask what happens to her when her mother gets worse. We talked for half an hour. She agreed that her head teacher may know that she asked.',
        },
        { compartment: 'health' },
      ),
      teacher(on(0, 4, 27), 'child-voice.recorded', {
        said: 'I want one teacher who knows, so that I do not have to explain why I am late.',
        to: 'Rob Tunstall, class teacher',
      }),
    ],
    moves: [phaseTransfer({ child: key, from: 'stonnick', to: 'kelderwick-school', year: year + 1 })],
  };
}
