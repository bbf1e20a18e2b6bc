/** Kinds of entry about what a family was told and asked. */
import { z } from 'zod';
import { kindsOf, line, words } from './kind.ts';

const kind = kindsOf('family');

export const familyTold = kind('family.told', {
  title: 'Family told',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ who: line, about: words, how: line, beforeItHappened: z.boolean() }),
  sentence: ({ who, about, beforeItHappened }) =>
    `${who} told ${beforeItHappened ? 'beforehand' : 'only afterwards'}: ${about}`,
});

export const familyConsulted = kind('family.consulted', {
  title: 'Family asked',
  compartment: 'general',
  precision: 'moment',
  data: z.strictObject({ who: line, about: words, said: words }),
  sentence: ({ who, about, said }) => `${who} asked about ${about}. They said: ${said}`,
});

export const familyDisagreed = kind('family.disagreed', {
  title: "Family's disagreement",
  compartment: 'general',
  status: 'opinion',
  data: z.strictObject({ who: line, statement: words }),
  sentence: ({ who, statement }) => `${who} disagrees: ${statement}`,
});

export const familyKinds = [familyTold, familyConsulted, familyDisagreed] as const;
