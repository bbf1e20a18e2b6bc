/** Nathaniel and Abena, twins in Year 7 who chose different schools, and whose papers were mixed up once. */
import type { ChildPlan } from '../children/child-plan.ts';
import { upn } from '../children/identifiers.ts';
import type { Told } from '../children/told.ts';
import { phaseTransfer } from '../moves/phase-transfer.ts';
import { handoverByHabit } from '../moves/plan-handover.ts';
import type { HandoverOf, PlannedStep } from '../moves/planned-move.ts';
import { stableId } from '../stable-id.ts';
import { day, timeOn } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { twinFamily } from './school-families.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const meeting = stableId('event', 'owusu-twins', 'meeting');
const contacts = inOrder(
  person('PAM', 'Mrs', 'Comfort', 'Owusu', '441'),
  person('PAF', 'Mr', 'Ebenezer', 'Owusu', '442'),
);

/** The record of the one was sent to the school of the other, found out, and put right. */
const mixedUp =
  ({ on }: StoryDays) =>
  (of: HandoverOf): readonly PlannedStep[] => {
    const item = 'educational-record';
    const step = (name: 'sent' | 'rejected' | 'accepted', of_: number, hour: number, note: string): PlannedStep => {
      const sent = name === 'sent';
      return {
        item,
        step: name,
        side: sent ? 'sender' : 'receiver',
        at: timeOn(on(0, 9, of_), hour, 12),
        details: name === 'rejected' ? { reason: note } : sent ? { channel: 'hand', note } : { note },
      };
    };
    return [
      ...handoverByHabit(of, 'diligent').filter((each) => each.item !== item),
      step('sent', 9, 9, 'Signed for at reception.'),
      step(
        'rejected',
        10,
        14,
        'This is the record of the other twin. Sealed again and fetched by the primary school; nothing was copied.',
      ),
      step('sent', 14, 9, 'The right record. The other school has had the same conversation.'),
      step('accepted', 15, 11, 'Name, date of birth and unique pupil number looked at together this time.'),
    ];
  };

export function owusuTwins(days: StoryDays): readonly ChildPlan[] {
  const { year, on } = days;
  const dsl = voice('nasreen-akhtar', 'harebell-junior');
  const shared: readonly Told[] = [
    dsl(
      on(1, 11, 10),
      'family.consulted',
      {
        who: 'Comfort and Ebenezer Owusu, their parents',
        about: 'which schools the twins would like',
        said: 'They have never been apart. Both want to be, and both are worried about the other.',
      },
      { event: meeting },
    ),
  ];
  const joined = firstDayOfYear('harebell-junior', year - 4);
  const twin = (
    forename: string,
    sex: 'F' | 'M',
    serial: number,
    to: 'arkenby-city-academy' | 'st-eadgyth',
    said: string,
  ): ChildPlan => {
    const key = `${forename.toLowerCase()}-owusu`;
    return {
      key,
      identity: {
        surname: 'Owusu',
        forename,
        dateOfBirth: day(year - 11, 5, 6),
        sex,
        upn: upn('harebell-junior', year - 7, serial),
      },
      address: { lines: ['8 Weavers Walk', 'Arkenby'], postcode: 'DE24 9ZB' },
      contacts,
      profile: { ethnicity: 'BAFR', language: 'ENG' },
      first: { school: 'harebell-junior', joined },
      told: [
        ...shared,
        ...twinFamily(key, forename === 'Abena' ? 'nathaniel-owusu' : 'abena-owusu', days),
        dsl(on(1, 6, 15), 'child-voice.recorded', { said, to: 'Nasreen Akhtar' }),
      ],
      moves: [{ ...phaseTransfer({ child: key, from: 'harebell-junior', to, year }), handover: mixedUp(days) }],
    };
  };
  return [
    twin('Nathaniel', 'M', 903, 'arkenby-city-academy', 'She does the talking. I want to see what happens when I do.'),
    twin('Abena', 'F', 904, 'st-eadgyth', 'I will be all right. Somebody should sit with Nathaniel at lunch.'),
  ];
}
