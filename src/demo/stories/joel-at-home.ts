/** Years 10 and 11: a home of his own that he chose with others, and a small team with which he does well. */
import { homeMoveId, plansAfterMove } from '../children/care/home-move.ts';
import { involve } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { placeId, schoolAt } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { joelsMother } from './joel-waiting.ts';
import { type StoryDays, voice } from './story.ts';

const child = 'joel-marriner';
const move = homeMoveId(child, 'to-kite-house');
const search = stableId('search', child, 2);
const who = 'Dawn Marriner, his mother';
const person = joelsMother.id;

/** Asked, decided and told in this order, and weeks before the day. */
function movedWithEverybody({ on }: StoryDays): readonly Told[] {
  const socialWorker = voice('daniel-mensah');
  const manager = voice('michael-osborne');
  const placements = voice('kelly-rowbottom');
  const item = (day: number, of: string, words: string): Told =>
    socialWorker(on(1, 4, day), 'move-item.recorded', { move, item: of, state: 'done', words });
  return [
    socialWorker(on(1, 2, 16), 'move.proposed', {
      move,
      setting: 'supported',
      to: 'A house with few people near his home',
      why: 'The cottage is too far, and nobody stays.',
      tried: 'The same four agency staff since October. He sleeps better, and still asks who comes next.',
      plannedFor: on(1, 4, 12).toString(),
    }),
    socialWorker(on(1, 2, 22), 'family.consulted', {
      who,
      person,
      move,
      position: 'agrees-if',
      about: 'where he should live and who with',
      said: 'Near home, with few people, who stay. Let me meet them first.',
    }),
    socialWorker(on(1, 2, 22), 'child.asked', {
      move,
      about: 'where you want to live and who with',
      how: 'On the beach, with a drawing of rooms that he could move about',
      said: 'I want the same people. I want a door that I can shut and nobody minds. I want to know on Sunday who comes on Monday.',
      heardBy: 'Daniel Mensah, social worker',
      advocate: 'took-part',
      changed: 'Six people, whose week is on a card by Sunday noon. The door has a lock on the inside.',
    }),
    voice('judith-fairclough')(on(1, 2, 23), 'move-professional.asked', {
      move,
      who: 'independent-reviewing-officer',
      said: 'Yes, when his mother has met the team, and not a week before they are trained.',
    }),
    voice('leila-haddad')(on(1, 2, 23), 'move-professional.asked', {
      move,
      who: 'camhs',
      said: 'What matters is who, not where. I will meet the team every week until summer.',
    }),
    placements(on(1, 2, 23), 'placement-search.opened', {
      search,
      need: 'Written with Joel: six people at most, the same people, quiet, a door that shuts, and the plan of the day beforehand.',
    }),
    placements(on(1, 2, 24), 'bespoke-placement.specified', {
      search,
      specification: 'A small house in Kelderwick, six people trained together, paid by health and the council.',
    }),
    placements(on(1, 3, 1), 'placement-approach.answered', {
      search,
      provider: 'Kite House',
      answer: 'offered',
      reason: 'They read what his primary school wrote and said: we can do that.',
    }),
    manager(on(1, 3, 2), 'move.decided', {
      move,
      setting: 'supported',
      outcome: 'go-ahead',
      reasons: 'It is what he and his mother ask for, near home, and paid for by both.',
      organisation: placeId('kite-house'),
    }),
    manager(on(1, 3, 2), 'dissent.answered', {
      move,
      person,
      answer: 'Ms Marriner meets the six before he does, and says if somebody does not fit.',
    }),
    involve(
      { child, place: 'kite-house', purpose: 'placement' },
      { by: author('daniel-mensah'), on: on(1, 3, 8), reason: 'getting to know him before he moves' },
    ),
    socialWorker(on(1, 3, 20), 'family.told', {
      who,
      person,
      move,
      about: 'the day of the move, the names of the six people of the team, and whom to ring',
      how: 'In person, three weeks before',
      beforeItHappened: true,
    }),
    socialWorker(on(1, 3, 21), 'child.told', {
      move,
      about: 'the day, the house, the six people, and when you can ring your mum',
      how: 'With a book of photographs that the team had made',
      beforeItHappened: true,
    }),
    ...['child', 'icb', 'gp', 'school', 'independent-reviewing-officer'].map((to) =>
      socialWorker(on(1, 3, 27), 'placement-notice.given', { move, to }),
    ),
    socialWorker(on(1, 3, 27), 'placement-notice.given', { move, to: 'family', person }),
    item(5, 'contact-and-travel', 'Tea on Sundays. His mother can walk there.'),
    item(5, 'belongings', 'His bed, the weighted blanket, and the ceiling tiles that he asked for.'),
    item(6, 'day-of-the-move', 'With Maria Fernandes, in her car, after breakfast, with the radio off.'),
    manager(on(1, 4, 7), 'move.authorised', {
      move,
      setting: 'supported',
      area: 'inside',
      organisation: placeId('kite-house'),
      on: on(1, 4, 12).toString(),
      by: 'Michael Osborne, service manager',
    }),
    socialWorker(on(1, 4, 12).subtract({ days: 1 }), 'placement.ended', { reason: 'He moves home.', planned: true }),
    socialWorker(on(1, 4, 12), 'placement.started', {
      organisation: placeId('kite-house'),
      kind: 'Small house in Kelderwick with a team of his own',
      planned: true,
      move,
      setting: 'supported',
      area: 'inside',
    }),
    ...plansAfterMove('daniel-mensah', on(1, 4, 12), 'Joel, his mother and Maria Fernandes'),
  ];
}

function doingWell({ on }: StoryDays): readonly Told[] {
  const reviewing = voice('judith-fairclough');
  const socialWorker = voice('daniel-mensah');
  const team = voice('maria-fernandes');
  const send = voice('catherine-amos');
  return [
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
    reviewing(on(0, 4, 26), 'looked-after-review.held', {
      note: 'College is agreed. Joel asks that the team goes with him in the first weeks; it will.',
    }),
    team(on(0, 5, 17), 'note.recorded', {
      text: 'Visited the workshop of the college three times; the tutor sends the plan of the day beforehand.',
    }),
    reviewing(on(0, 7, 5), 'looked-after-review.held', {
      note: 'Three examinations taken in a room of his own. The team stays until he is 18, and longer if he wishes.',
    }),
  ];
}

export const joelAtHome = (days: StoryDays): readonly Told[] => [...movedWithEverybody(days), ...doingWell(days)];
