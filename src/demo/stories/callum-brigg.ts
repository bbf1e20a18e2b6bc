/** Callum, Year 9: his home has given notice, a secure place is searched for, and limits of the courts run. */
import { type FamilyPerson, familyOf, familyRecorded } from '../children/care/family-people.ts';
import { plannedHomeMove } from '../children/care/home-move.ts';
import type { ChildPlan } from '../children/child-plan.ts';
import { upn } from '../children/identifiers.ts';
import { involve } from '../children/involve.ts';
import type { Told } from '../children/told.ts';
import { author } from '../people/people.ts';
import { authorityCode } from '../places/service-list.ts';
import { stableId } from '../stable-id.ts';
import { addWeekdays, type Day, day } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'callum-brigg';
const contacts = inOrder(person('PAM', 'Ms', 'Stacey', 'Brigg', '531'), person('PAF', 'Mr', 'Wayne', 'Brigg', '532'));
const family: readonly FamilyPerson[] = familyOf(key, contacts);
const socialWorker = voice('daniel-mensah');

function inCare({ on }: StoryDays): readonly Told[] {
  const began = on(2, 11, 4);
  return [
    involve(
      { child: key, place: 'council', purpose: 'social-care' },
      { by: author('daniel-mensah'), on: on(2, 9, 23), reason: 'in the care of the council' },
    ),
    ...familyRecorded(author('daniel-mensah'), on(2, 9, 30), family),
    socialWorker(began, 'care-episode.started', {
      legalStatus: 'Full care order',
      reason: 'Decided by the court after a year of neglect at home',
    }),
    socialWorker(began, 'legal-status.recorded', { status: 'care-order', evidence: 'Order of the family court' }),
    socialWorker(began, 'care-status.recorded', { inCare: true, authority: authorityCode }),
    ...plannedHomeMove({
      child: key,
      key: 'first',
      worker: 'daniel-mensah',
      on: began,
      setting: 'childrens-home',
      home: { kind: 'Children’s home for three' },
      why: 'The court has made a care order.',
      tried: 'A year of help at home, and four months with foster carers who had not been told of his nights.',
      family,
      childSaid: 'Somewhere with a lock on my side.',
    }),
  ];
}

/** For twelve weeks a secure place is looked for. The last update was three weeks ago, and two are the limit. */
function search(at: (weekdays: number) => Day): readonly Told[] {
  const placements = voice('kelly-rowbottom');
  const manager = voice('sarah-lockwood');
  const searchId = stableId('search', key);
  const referral = stableId('secure-referral', key);
  const refused = (weekdays: number, provider: string, reason: string): Told =>
    placements(at(weekdays), 'placement-approach.answered', { search: searchId, provider, answer: 'refused', reason });
  return [
    socialWorker(at(-66), 'placement-risk.raised', {
      reason:
        'Gone four nights in a month, back with money and burns on his hands. Two others in the home go with him.',
    }),
    socialWorker(at(-62), 'secure-placement.proposed', {
      reason:
        'He is taken to other towns by men who frighten him. He has asked us to stop it and cannot say no to them.',
      underThirteen: false,
      accommodatedAtSixteen: false,
      beyondSeventyTwoHours: true,
    }),
    ...family.slice(0, 1).map(({ name, id }) =>
      socialWorker(at(-61), 'family.told', {
        who: name,
        person: id,
        about: 'that a secure home is asked for, for how long at most, and who looks at it again',
        how: 'In person',
        beforeItHappened: true,
      }),
    ),
    manager(at(-61), 'secure-panel.called', {
      search: searchId,
      criteria: 'A history of going missing, and significant harm when he does',
      tried: 'A mentor, a new telephone, and two people on waking nights',
    }),
    voice('michael-osborne')(at(-60), 'secure-panel.decided', {
      search: searchId,
      outcome: 'criteria-met',
      reasons: 'For four weeks, and while a home away from those men is found.',
    }),
    placements(at(-60), 'secure-referral.opened', { referral }),
    placements(at(-60), 'placement-search.opened', {
      search: searchId,
      need: 'Far enough from the railway line, a team that does not give up after the third night, football.',
    }),
    ...[-51, -42, -33, -24, -15].map((weekdays) =>
      placements(at(weekdays), 'secure-referral.updated', { referral, what: 'update' }),
    ),
    refused(-55, 'Lowmoor House', 'Another young person there knows the same men.'),
    refused(-38, 'Secure children’s home in the next region', 'Five referrals for one bed; another was chosen.'),
    refused(-20, 'Tern Lodge', 'Two vacancies, kept for children of its own council.'),
    refused(-8, 'National secure welfare list', 'No bed this week. Asked for a newer risk assessment.'),
  ];
}

function limitsNow(at: (weekdays: number) => Day): readonly Told[] {
  const manager = voice('sarah-lockwood');
  return [
    manager(at(-40), 'liberty-order.made', {
      endsOn: at(6).toString(),
      registeredSetting: true,
      restrictions: 'Doors alarmed at night, one adult within sight, no telephone after nine. Looked at every week.',
    }),
    manager(at(-9), 'contact.refused', {
      reason: 'His father drove one of the men to the home. Refused today, without an order; the court is to be asked.',
      withoutOrder: true,
    }),
    socialWorker(at(-7), 'placement-ending.intended', {
      reason: 'The home has given four weeks’ notice. It will keep him until there is another.',
      atOnce: false,
    }),
    socialWorker(at(-6), 'child-voice.recorded', {
      said: 'Just tell me which one it is going to be. I can do anything if I know.',
      to: 'Daniel Mensah, social worker',
    }),
  ];
}

export function callumBrigg(days: StoryDays): ChildPlan {
  const { year, asOf, on } = days;
  const at = (weekdays: number): Day => addWeekdays(asOf, weekdays);
  return {
    key,
    identity: {
      surname: 'Brigg',
      forename: 'Callum',
      dateOfBirth: day(year - 14, 11, 19),
      sex: 'M',
      upn: upn('beldon-hill', year - 9, 916),
    },
    contacts,
    profile: { ethnicity: 'WBRI', language: 'ENG', freeMealsFrom: day(year - 5, 9, 1) },
    first: { school: 'arkenby-city-academy', joined: firstDayOfYear('arkenby-city-academy', year - 2) },
    told: [...inCare(days), ...search(at), ...limitsNow(at)],
    care: {
      child: key,
      worker: 'daniel-mensah',
      began: on(2, 11, 4),
      homes: [on(2, 11, 4)],
      lapses: ['review-due-now'],
    },
    moves: [],
  };
}
