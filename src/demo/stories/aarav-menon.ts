/** Aarav, Year 7: a handover as it should be. */
import type { ChildPlan } from '../children/child-plan.ts';
import { upn } from '../children/identifiers.ts';
import { handoverItem } from '../moves/handover-items.ts';
import { phaseTransfer } from '../moves/phase-transfer.ts';
import type { HandoverOf, PlannedStep } from '../moves/planned-move.ts';
import { linesFor } from '../moves/step-words.ts';
import { addWeekdays, type Day, day, workingTime } from '../time/days.ts';
import { firstDayOfYear } from '../time/school-days.ts';
import { aaravAsked } from './aarav-asked.ts';
import { inOrder, person, type StoryDays, voice } from './story.ts';

const key = 'aarav-menon';

/** Everything in time, accepted within three days, and acted on before he came. */
const everything =
  ({ on }: StoryDays) =>
  ({ expected }: HandoverOf): readonly PlannedStep[] =>
    expected.flatMap((item): PlannedStep[] => {
      const early: Day = handoverItem(item).occasion === 'may' ? on(1, 5, 18) : on(1, 6, 22);
      const at = (weekdays: number) => workingTime(addWeekdays(early, weekdays), key, item);
      if (item === 'safeguarding-file') {
        const reason = 'No safeguarding concern has been recorded at this school, and nothing is held.';
        return [{ item, step: 'nil-declared', side: 'sender', at: at(8), details: { reason } }];
      }
      const note = linesFor.acted(item)[0] ?? '';
      return [
        { item, step: 'sent', side: 'sender', at: at(0), details: { channel: item === 'ctf' ? 's2s' : 'portal' } },
        { item, step: 'accepted', side: 'receiver', at: at(3) },
        ...(item === 'sen-support-plan' || item === 'friendship-advice' || item === 'pupil-voice'
          ? [{ item, step: 'acted-on', side: 'receiver', at: at(9), details: { note } } as const]
          : []),
      ];
    });

export function aaravMenon(days: StoryDays): ChildPlan {
  const { year, on } = days;
  const teacher = voice('marcus-bailey');
  const senco = voice('tom-ackroyd');
  const headOfYear = voice('rachel-thwaite');
  return {
    key,
    identity: {
      surname: 'Menon',
      forename: 'Aarav',
      dateOfBirth: day(year - 11, 2, 14),
      sex: 'M',
      upn: upn('kelderwick-primary', year - 7, 902),
    },
    address: { lines: ['32 Larkbarrow Road', 'Kelderwick'], postcode: 'SK17 9XJ' },
    contacts: inOrder(person('PAM', 'Mrs', 'Lakshmi', 'Menon', '431'), person('PAF', 'Mr', 'Suresh', 'Menon', '432')),
    profile: { ethnicity: 'AIND', language: 'MAL' },
    first: { school: 'kelderwick-primary', joined: firstDayOfYear('kelderwick-primary', year - 7) },
    teachers: [
      { person: 'marcus-bailey', school: 'kelderwick-primary', from: firstDayOfYear('kelderwick-primary', year - 1) },
      { person: 'luke-barraclough', school: 'kelderwick-school', from: firstDayOfYear('kelderwick-school', year) },
    ],
    told: [
      senco(on(4, 1, 17), 'sen-status.recorded', { provision: 'K', needs: [{ type: 'SLCN', rank: 1 }] }),
      teacher(on(1, 4, 27), 'child-voice.recorded', {
        said: 'I stammer when people wait for me. It is fine if they look at something else.',
        to: 'Marcus Bailey, class teacher',
      }),
      teacher(on(1, 5, 4), 'family.consulted', {
        who: 'Lakshmi and Suresh Menon, his parents',
        about: 'what the new school should know',
        said: 'Never make him read aloud without asking the day before. He likes to be the one who sets up the microscope.',
      }),
      ...aaravAsked(key, days),
      senco(on(1, 6, 8), 'note.recorded', {
        text: 'Met David Oyelaran of Kelderwick School for an hour, with Aarav for the second half. Three visits planned, one with his speech therapist.',
      }),
      headOfYear(on(1, 7, 6), 'note.recorded', {
        text: 'Key adult will be Luke Barraclough, his form tutor, whom Aarav has met twice. Seat chosen, and staff have read the one-page profile.',
      }),
      headOfYear(on(0, 9, 18), 'note.recorded', {
        text: 'Two weeks in. Three staff asked about the stammer before the first lesson, because they had read the profile. He has joined the science club.',
      }),
      headOfYear(on(0, 10, 14), 'note.recorded', {
        text: 'Six weeks in. Attendance complete. His parents say that he talks at supper.',
      }),
      headOfYear(on(0, 11, 27), 'child-voice.recorded', {
        said: 'They knew already. I did not have to tell everybody.',
        to: 'Rachel Thwaite, head of year',
      }),
    ],
    moves: [
      {
        ...phaseTransfer({ child: key, from: 'kelderwick-primary', to: 'kelderwick-school', year }),
        handover: everything(days),
      },
    ],
  };
}
