/** What Aarav said before he changed schools and who he wanted to see it, and how ready each side thought he was. */
import { post } from '../../kinds/vocabulary.ts';
import type { VoiceReader } from '../../kinds/voices.ts';
import { questionsFor } from '../../voices/questions.ts';
import { childIdOf } from '../children/child-id.ts';
import type { Told } from '../children/told.ts';
import { moveId } from '../moves/write-move.ts';
import { placeId } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { type StoryDays, voice } from './story.ts';

const from = placeId('kelderwick-primary');
const to = placeId('kelderwick-school');

const said: Readonly<Record<string, readonly [VoiceReader, string]>> = {
  worries: ['key-adult', 'That everybody looks at me when the register is read and I cannot start.'],
  hopes: ['parents', 'The science rooms. They have real microscopes.'],
  'about-me': ['teachers', 'I can say everything if I have time. Do not finish my sentences.'],
};

const leads = [post('dsl', from), post('dsl', to)];
const readersOf = {
  'key-adult': [...leads, post('head-of-year', to)],
  teachers: [
    ...leads,
    ...[from, to].flatMap((school) =>
      (['head-of-year', 'senco', 'headteacher'] as const).map((role) => post(role, school)),
    ),
  ],
};

/** @param key of the child */
export function aaravAsked(key: string, { year, on }: StoryDays): readonly Told[] {
  const teacher = voice('marcus-bailey');
  const dsl = voice('sunita-rao');
  const senco = voice('tom-ackroyd');
  const move = moveId(childIdOf(key), `to-kelderwick-school-${String(year)}`);
  const asked = { move, who: 'pupil', place: 'pupil', name: 'Aarav' };
  const answer = stableId('answer', key);
  const more = { parties: [from, to], event: answer };
  return [
    ...questionsFor('pupil').flatMap(({ code, asks }): Told[] => {
      const [readers, words] = said[code] ?? [];
      if (readers === undefined || words === undefined) return [];
      const data = { ...asked, question: code, asked: asks, said: words, readers, how: 'paper' };
      const audience = readersOf[readers === 'parents' ? 'teachers' : readers];
      return [teacher(on(1, 5, 11), 'voice.answered', data, { ...more, audience })];
    }),
    teacher(
      on(1, 5, 11),
      'voice.received',
      { ...asked, answer, organisation: from, outcome: 'answered', how: 'paper' },
      more,
    ),
    dsl(on(1, 5, 12), 'voice.read', { ...asked, answer }, { parties: [from, to] }),
    teacher(
      on(1, 6, 9),
      'readiness.said',
      {
        move,
        by: 'family',
        name: 'Lakshmi Menon',
        ready: 'nearly',
        helps: 'He should meet the teacher who reads the register.',
      },
      { parties: [from, to] },
    ),
    senco(
      on(1, 6, 10),
      'readiness.said',
      {
        move,
        by: 'school',
        name: 'Kelderwick Primary School',
        ready: 'ready',
        helps: 'Three visits, and the profile.',
      },
      { parties: [from, to] },
    ),
  ];
}
