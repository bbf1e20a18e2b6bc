/** What a child and a family are asked, in words that a ten-year-old can read alone, and how they answer. */
import { z } from 'zod';
import { itemViewCodes, readinessCodes } from '../kinds/voice-items.ts';
import { type VoiceReader, voiceReaderCodes } from '../kinds/voices.ts';

export type Question = { readonly code: string; readonly asks: string; readonly hint: string };

export type Who = 'pupil' | 'family';

const pupil: readonly Question[] = [
  {
    code: 'worries',
    asks: 'What worries you about your new school?',
    hint: 'It can be something small. Many children worry about getting lost, lunch or homework.',
  },
  { code: 'hopes', asks: 'What are you looking forward to?', hint: 'For example a subject, a club, or new friends.' },
  {
    code: 'helpers',
    asks: 'Who helps you when things are hard, and what do they do?',
    hint: 'It can be an adult, a friend or an animal.',
  },
  {
    code: 'about-me',
    asks: 'What should your new teachers know about you?',
    hint: 'For example what you are good at, what helps you learn, and what makes a day go wrong.',
  },
];

const family: readonly Question[] = [
  {
    code: 'worries',
    asks: 'What worries you about the move?',
    hint: 'About lessons, friends, health, the way to school, or anything else.',
  },
  {
    code: 'helps',
    asks: 'What helps your child on a hard day?',
    hint: 'What calms them, what they need others to do or not to do.',
  },
  {
    code: 'know',
    asks: 'What should the new school know about your child?',
    hint: 'What they are good at, what is hard, what you have tried.',
  },
  {
    code: 'sharing',
    asks: 'What do you think about the schools sharing what they know about special needs and behaviour?',
    hint: 'You can say what should not be shared, and why.',
  },
];

export const questionsFor = (who: Who): readonly Question[] => (who === 'pupil' ? pupil : family);

/** How the choice is put to whoever answers. */
export const readersFor = (who: Who): readonly { readonly value: VoiceReader; readonly text: string }[] =>
  who === 'pupil'
    ? [
        { value: 'key-adult', text: 'Only the adult who looks out for me at my new school' },
        { value: 'teachers', text: 'The adults who teach me and look after me, at both schools' },
        { value: 'parents', text: 'Those adults, and my parents or carers too' },
      ]
    : [
        { value: 'key-adult', text: 'Only the adult who looks out for my child at the new school' },
        { value: 'teachers', text: 'The adults who teach and look after my child, at both schools' },
      ];

export const longestAnswer = 2_000;

const answer = z.strictObject({ said: z.string().min(1).max(longestAnswer), readers: z.enum(voiceReaderCodes) });
export type Answer = z.output<typeof answer>;

const note = z.strictObject({ view: z.enum(itemViewCodes), said: z.string().min(1).max(longestAnswer).optional() });
export type ItemNote = z.output<typeof note>;

const ready = z.strictObject({
  ready: z.enum(readinessCodes),
  helps: z.string().min(1).max(longestAnswer).optional(),
});
export type ReadySaid = z.output<typeof ready>;

/** What waits until it is sent: who may see, chosen first, and what was said so far. */
const keptAnswers = z.strictObject({
  readers: z.enum(voiceReaderCodes).nullable(),
  /** By the code of their question. */
  answers: z.record(z.string().max(40), answer),
  /** About parts of the handover, by the id under which each was shown. */
  notes: z.record(z.uuid(), note).default({}),
  ready: ready.nullable().default(null),
});
export type KeptAnswers = z.output<typeof keptAnswers>;

export const readKept = (kept: unknown): KeptAnswers =>
  keptAnswers.safeParse(kept).data ?? { readers: null, answers: {}, notes: {}, ready: null };
