/** Years 9 and 10: hospital, nobody who is responsible, and nowhere to go. */
import { involve, stopInvolving } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { type StoryDays, voice } from './story.ts';

const child = 'joel-marriner';
const search = stableId('search', child, 1);
const mother = 'Dawn Marriner, his mother';

export function joelInHospital({ on, exactly }: StoryDays): readonly Told[] {
  const socialWorker = voice('daniel-mensah');
  const ward = voice('simon-aldous');
  const placements = voice('kelly-rowbottom');
  const wards = { child, place: 'fernilow-ward', purpose: 'mental-health' } as const;
  const home = { child, place: 'wayside-homes', purpose: 'placement' } as const;
  const answered = (month: number, of: number, provider: string, reason: string): Told =>
    placements(on(2, month, of), 'placement-approach.answered', { search, provider, answer: 'refused', reason });
  return [
    involve(wards, { by: author('simon-aldous'), on: exactly(2, 2, 17), reason: 'admitted to the ward' }),
    ward(exactly(2, 2, 17), 'hospital-admission.started', {
      organisation: placeId('fernilow-ward'),
      legalBasis: 'Informal, with his mother’s agreement',
      reason:
        'Could not be kept safe at home after he had said, over six nights on a children’s ward, that he did not want to live.',
    }),
    ward(exactly(2, 2, 18), 'family.told', {
      who: mother,
      about: 'that he had been taken to Fernilow Ward in the night, forty miles from home',
      how: 'By telephone the next morning',
      beforeItHappened: false,
    }),
    socialWorker(
      on(2, 2, 20),
      'note.recorded',
      {
        text: 'I learnt of the admission from Joel’s mother. The ward asks who the lead is; CAMHS say the council, my service says health. I have written to both.',
      },
      { compartment: 'safeguarding' },
    ),
    involve(
      { child, place: 'icb', purpose: 'mental-health' },
      { by: author('grace-okonkwo'), on: on(2, 3, 14), reason: 'joint meetings about leaving hospital' },
    ),
    voice('grace-okonkwo')(on(2, 3, 15), 'joint-meeting.held', {
      meeting: 'Meeting about leaving hospital',
      note: 'Who visits, who pays and who finds a home were each left to the next meeting. Joel and his mother were not asked to come.',
    }),
    ward(on(2, 4, 27), 'hospital-discharge.ready', {
      waitingFor: 'A place to live with people who know how to support him. Nobody is named to find one.',
    }),
    placements(on(2, 5, 4), 'placement-search.opened', {
      search,
      need: 'Secure accommodation was asked for. What he needs: few people, the same people, quiet, and to know what comes next.',
    }),
    answered(
      5,
      9,
      'Harrow Croft Children’s Home',
      'Three other young people, one of whom is loud at night. Not a match.',
    ),
    answered(5, 11, 'Lowmoor House', 'No vacancy before September.'),
    answered(
      5,
      16,
      'Secure children’s home in the next region',
      'A bed is free, but not for a young person coming from hospital.',
    ),
    answered(5, 23, 'Secure children’s home in the north', 'Four referrals for one bed; another was chosen.'),
    answered(5, 30, 'National secure welfare list', 'No bed could be offered in three weeks of asking.'),
    answered(
      6,
      6,
      'Tern Lodge',
      'Asked what the diagnosis is. Without one the home cannot say that it meets his needs.',
    ),
    socialWorker(on(2, 6, 20), 'care-episode.started', {
      legalStatus: 'Accommodated with his mother’s agreement (section 20)',
      reason: 'No home to leave hospital to that could keep him safe.',
    }),
    socialWorker(on(2, 6, 20), 'care-status.recorded', { inCare: true, authority: '830' }),
    ward(on(2, 6, 20), 'hospital-admission.ended', {
      organisation: placeId('fernilow-ward'),
      to: 'a children’s home, at one day’s notice',
    }),
    stopInvolving(wards, { by: author('simon-aldous'), on: on(2, 6, 20), reason: 'left the ward' }),
    involve(home, { by: author('daniel-mensah'), on: on(2, 6, 20), reason: 'he came to live there' }),
    socialWorker(on(2, 6, 20), 'placement.started', {
      organisation: placeId('wayside-homes'),
      kind: 'Children’s home',
      planned: false,
      note: 'Found the evening before.',
    }),
    socialWorker(on(2, 6, 20).add({ days: 1 }), 'family.told', {
      who: mother,
      about: 'that he had moved to a children’s home in Brackenfold',
      how: 'By telephone, the day after',
      beforeItHappened: false,
    }),
    voice('judith-fairclough')(on(2, 7, 14), 'looked-after-review.held', {
      note: 'Joel did not come in, and wrote on the door: “Who are all these people?” His mother heard of the move after it had happened, twice now.',
    }),
    socialWorker(exactly(2, 8, 22), 'placement.ended', {
      reason: 'The home gave notice after nine weeks: he broke two doors when staff changed at short notice.',
      planned: false,
    }),
    stopInvolving(home, { by: author('daniel-mensah'), on: exactly(2, 8, 22), reason: 'he no longer lives there' }),
    socialWorker(exactly(2, 8, 22), 'placement.started', {
      kind: 'Holiday cottage with agency staff, outside the county',
      planned: false,
      note: 'Nobody else would take him that day.',
    }),
    socialWorker(exactly(2, 8, 24), 'family.told', {
      who: mother,
      about: 'that he was in a cottage seventy miles away',
      how: 'By letter',
      beforeItHappened: false,
    }),
    voice('daniel-mensah')(exactly(2, 8, 29), 'family.disagreed', {
      who: mother,
      statement:
        'Every time he is moved I am told when it is done. I could have told you about staff who change. Ask us first.',
    }),
  ];
}
