/** Years 10 and 11: a challenge that is answered, a diagnosis, and a small team with which he does well. */
import { involve } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { placeId, schoolAt } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { type StoryDays, voice } from './story.ts';

const child = 'joel-marriner';
const challenge = stableId('challenge', child, 1);
const mother = 'Dawn Marriner, his mother';

export function joelAtHome({ on }: StoryDays): readonly Told[] {
  const reviewing = voice('judith-fairclough');
  const manager = voice('michael-osborne');
  const socialWorker = voice('daniel-mensah');
  const camhs = voice('leila-haddad');
  const team = voice('maria-fernandes');
  const send = voice('catherine-amos');
  return [
    reviewing(on(1, 10, 5), 'challenge.raised', {
      challenge,
      about:
        'There is no plan for where Joel will live, and nobody has assessed what his mother has asked about since Year 6',
      position:
        'One person in the council and one in health have to be answerable for the plan. The assessment for autism has to come before another search.',
      safetyMeanwhile:
        'The agency staff stay the same four people; Daniel Mensah visits every week; his mother has the number of the duty manager',
    }),
    involve(
      { child, place: 'camhs', purpose: 'mental-health' },
      { by: author('leila-haddad'), on: on(1, 10, 12), reason: 'assessment' },
    ),
    manager(on(1, 10, 12), 'challenge.answered', {
      challenge,
      answer:
        'Agreed. I answer for the plan in the council, Dr Haddad in health. The assessment begins this month, where he is.',
    }),
    camhs(on(1, 10, 13), 'camhs-referral.decided', {
      referral: stableId('referral', child, 2),
      outcome: 'accepted',
      rationale: 'The second referral, brought forward. Assessment of mood and of autism together.',
    }),
    camhs(on(1, 1, 12), 'diagnosis.recorded', { diagnosis: 'Autism', by: 'Dr Leila Haddad' }),
    camhs(
      on(1, 1, 12),
      'note.recorded',
      {
        text: 'He asked to read the report and corrected two dates. He said: “So I am not broken.” Earlier entries should be read a second time with this in mind.',
      },
      { compartment: 'health' },
    ),
    reviewing(on(1, 1, 19), 'challenge.closed', {
      challenge,
      outcome:
        'The assessment is done, two people answer for the plan, and Joel and his mother have seen it. His mother was told what came of the challenge.',
    }),
    voice('amina-farooq')(on(1, 2, 10), 'note.recorded', {
      text: 'The file of his primary school was found in a cupboard at Lathdale. Everything that the new plan says was in it. Read into the record today and sent to all who work with him.',
    }),
    socialWorker(on(1, 2, 22), 'family.consulted', {
      who: 'Joel and his mother',
      about: 'where he should live and who with',
      said: 'Near home, a house of his own with few people, who stay. Joel: “I want to know on Sunday who comes on Monday.” His mother: “Let me meet them first.”',
    }),
    socialWorker(on(1, 2, 22), 'child-voice.recorded', {
      said: 'I want the same people. I want a door that I can shut and nobody minds.',
      to: 'Daniel Mensah, social worker',
    }),
    involve(
      { child, place: 'kite-house', purpose: 'placement' },
      { by: author('daniel-mensah'), on: on(1, 3, 8), reason: 'getting to know him before he moves' },
    ),
    socialWorker(on(1, 3, 20), 'family.told', {
      who: mother,
      about: 'the day of the move, the names of the six people of the team, and whom to ring',
      how: 'In person, three weeks before',
      beforeItHappened: true,
    }),
    socialWorker(on(1, 4, 12), 'placement.started', {
      organisation: placeId('kite-house'),
      kind: 'Small house in Kelderwick with a team of his own',
      planned: true,
    }),
    voice('grace-okonkwo')(on(1, 4, 26), 'joint-meeting.held', {
      meeting: 'Care, education and treatment review',
      note: 'Joel came for the first part and chose who sat where. Money is shared between health and the council, settled before he moved.',
    }),
    involve(
      { child, place: 'council', purpose: 'authority-send' },
      { by: author('catherine-amos'), on: on(1, 4, 27), reason: 'assessment for a plan' },
    ),
    team(on(1, 6, 14), 'note.recorded', {
      text: 'Nine weeks, and not one night away. He cooks on Thursdays. When a shift has to change he gets a message with a photograph the evening before.',
    }),
    reviewing(on(1, 6, 21), 'looked-after-review.held', {
      note: 'Joel opened the meeting himself. What works is written on one page in his words; everybody has it.',
    }),
    send(on(1, 7, 12), 'sen-status.recorded', {
      provision: 'E',
      needs: [
        { type: 'ASD', rank: 1 },
        { type: 'SEMH', rank: 2 },
      ],
    }),
    send(on(1, 7, 12), 'ehcp.finalised', { names: schoolAt('kelderwick-school') }),
    voice('rachel-thwaite')(on(0, 9, 21), 'note.recorded', {
      text: 'In school for art, mathematics and resistant materials, ten hours a week, with somebody of his team. He came by himself on Friday.',
    }),
    team(on(0, 10, 12), 'child-voice.recorded', {
      said: 'It is quiet here. I know what comes next.',
      to: 'Maria Fernandes',
    }),
    reviewing(on(0, 11, 9), 'looked-after-review.held', {
      note: 'Seven months without a missing episode. His mother stays for tea on Sundays. To talk in spring about college.',
    }),
    team(on(0, 1, 18), 'note.recorded', { text: 'Fourteen hours at school now. He has built a shelf for every room.' }),
    socialWorker(on(0, 3, 15), 'family.consulted', {
      who: 'Joel and his mother',
      about: 'college in September',
      said: 'Joel would like joinery, and to see the workshop when it is empty. His mother agrees.',
    }),
    team(on(0, 5, 17), 'note.recorded', {
      text: 'Visited the workshop of the college three times; the tutor sends the plan of the day beforehand.',
    }),
    reviewing(on(0, 7, 5), 'looked-after-review.held', {
      note: 'Three examinations taken in a room of his own. The team stays until he is 18, and longer if he wishes.',
    }),
  ];
}
