/** Year 10: a challenge that is taken to those who can decide, somebody who answers, and a diagnosis at last. */
import { involve } from '../children/involve.ts';
import { type Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { addWeekdays, type Day, isBefore } from '../time/days.ts';
import { neverAnswered } from './joel-at-secondary.ts';
import { type StoryDays, type Voice, voice } from './story.ts';

const child = 'joel-marriner';
const challenge = stableId('challenge', child, 1);

/** The reviewing officer goes straight to the senior leads. */
function challengeAnswered({ on }: StoryDays): readonly Told[] {
  const reviewing = voice('judith-fairclough');
  const manager = voice('michael-osborne');
  const raised = on(1, 10, 5);
  const at = (weekdays: number): Day => addWeekdays(raised, weekdays);
  return [
    reviewing(raised, 'challenge.raised', {
      challenge,
      about:
        'There is no plan for where Joel will live, and nobody has assessed what his mother has asked about since Year 6',
      position:
        'One person in the council and one in health have to be answerable for the plan. The assessment for autism has to come before another search.',
      safetyMeanwhile:
        'The agency staff stay the same four people; Daniel Mensah visits every week; his mother has the number of the duty manager',
      topic: 'placement',
      urgency: 'routine',
      between: [
        { organisation: placeId('council') },
        { organisation: placeId('camhs') },
        { organisation: placeId('icb') },
      ],
      byRole: 'independent-reviewing-officer',
    }),
    reviewing(raised, 'challenge.stage-opened', {
      challenge,
      stage: 3,
      reason: 'Practitioners have written to one another since February. It needs people who can decide.',
      byRole: 'independent-reviewing-officer',
    }),
    manager(at(1), 'challenge.acknowledged', { challenge, stage: 3, by: 'Michael Osborne, service manager' }),
    involve(
      { child, place: 'camhs', purpose: 'mental-health' },
      { by: author('leila-haddad'), on: at(1), reason: 'assessment' },
    ),
    manager(at(2), 'challenge.agreed', {
      challenge,
      outcome: 'changed',
      reasons:
        'Agreed by all three. Nobody had answered for the plan, and the order of the lists is no reason to wait.',
      action:
        'I answer for the plan in the council, Dr Haddad in health. The assessment begins this month, where he is.',
      actionBy: 'Michael Osborne and Dr Leila Haddad',
      actionUntil: on(1, 1, 29).toString(),
    }),
    reviewing(on(1, 1, 19), 'challenge.action-done', {
      challenge,
      evidence: 'The assessment is done, and two people answer for the plan. Joel and his mother have seen it.',
    }),
    manager(on(1, 1, 20), 'challenge.originator-informed', {
      challenge,
      how: 'By telephone, and Dawn Marriner by letter',
    }),
    reviewing(on(1, 1, 21), 'challenge.closed', {
      challenge,
      outcome: 'Two people answer for the plan, and the assessment is done.',
      learning: 'A challenge that names who has to decide is answered in two days; letters took eight months.',
    }),
  ];
}

function diagnosis({ on }: StoryDays): readonly Told[] {
  const camhs = voice('leila-haddad');
  const icb = voice('grace-okonkwo');
  const review = stableId('treatment-review', child);
  return [
    camhs(on(1, 10, 13), 'camhs-referral.decided', {
      referral: stableId('referral', child, 2),
      outcome: 'accepted',
      rationale: 'The second referral, brought forward. Assessment of mood and of autism together.',
    }),
    camhs(on(1, 10, 14), 'discharge-contact.made', {
      note: 'Four months after he left the ward; nobody had been in touch.',
    }),
    camhs(on(1, 10, 15), 'joint-pathway.opened', {
      reason: 'One page and one clock for health, home and family, with one person who answers for each part.',
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
    icb(on(1, 1, 15), 'dynamic-support.recorded', {
      rating: 'amber',
      consent: 'given',
      note: 'Joel signed it himself. Nobody could have put him on the register before: nobody had asked the question.',
    }),
    icb(on(1, 3, 30), 'treatment-review.called', { review, setting: 'community', on: on(1, 4, 26).toString() }),
    icb(on(1, 4, 20), 'treatment-review.papers-sent', { review }),
    icb(on(1, 4, 26), 'treatment-review.held', {
      review,
      setting: 'community',
      consent: 'given',
      actions:
        'Joel came for the first part and chose who sat where. Money is shared between health and the council, settled before he moved.',
    }),
    icb(on(1, 4, 28), 'admission-alternative.agreed', {
      plan: 'Kite House holds a bad night with somebody whom he knows, and rings Dr Haddad’s team, not an ambulance.',
    }),
    icb(on(0, 9, 14), 'dynamic-support.recorded', { rating: 'removed', consent: 'given' }),
  ];
}

/** Asked by today's rules of entries made long before; some of the questions are still open. */
const questionsClosed = (manager: Voice, { on }: StoryDays): readonly Told[] => [
  manager(on(1, 2, 16), 'prompt.closed', {
    prompt: 'missing-again',
    instance: 'missing-again/1',
    outcome: 'need-found',
    reason:
      'He left when the house was loud. A door of his own that he may shut is in the plan, and nobody searches the moor first.',
    role: 'team-manager',
  }),
  manager(on(1, 2, 16), 'prompt.closed', {
    prompt: 'plan-without-progress',
    instance: 'plan-without-progress/1',
    outcome: 'already-acted-on',
    reason: 'It was the wrong plan: it asked his mother to change and nobody to listen. Replaced by the joint plan.',
    role: 'team-manager',
  }),
];

/** Every two weeks in the cottage, once somebody answered for the plan. */
function visits({ on }: StoryDays): readonly Told[] {
  const socialWorker = voice('daniel-mensah');
  const found: Told[] = [];
  for (let day = on(1, 10, 8); isBefore(day, on(1, 4, 8)); day = addWeekdays(day, 10)) {
    found.push(socialWorker(day, 'social-work-visit.made', { where: 'placement', seenAlone: true }));
  }
  return found;
}

export function joelAnswered(days: StoryDays): readonly Told[] {
  const { on } = days;
  const dsl = voice('amina-farooq');
  return [
    ...challengeAnswered(days),
    ...visits(days),
    ...diagnosis(days),
    voice('judith-fairclough')(on(1, 1, 22), 'looked-after-review.held', {
      note: 'Three months late, because I waited for a plan to review. There is one now, and Joel read it before I did.',
    }),
    dsl(on(1, 2, 10), 'note.recorded', {
      text: 'The file of his primary school was found in a cupboard at Lathdale. Everything that the new plan says was in it. Read into the record today and sent to all who work with him.',
    }),
    dsl(on(1, 2, 11), 'challenge.closed', {
      challenge: neverAnswered,
      outcome: 'Nobody answered in two years. Overtaken by the plan that there is now.',
      learning: 'A disagreement by telephone left no trace, and whoever disagreed did not know the next step.',
    }),
    ...questionsClosed(voice('sarah-lockwood'), days),
  ];
}
