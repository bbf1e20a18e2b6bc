/** How each school hands over and receives. Some are diligent, one sends nothing, one opens nothing. */
import { type SchoolKey, schoolFacts } from '../places/school-list.ts';

export type SendingHabit = 'diligent' | 'usual' | 'late' | 'nothing' | 'on-paper';
export type ReceivingHabit = 'prompt' | 'usual' | 'slow' | 'opens-nothing';

const sending: Readonly<Partial<Record<SchoolKey, SendingHabit>>> = {
  'kelderwick-primary': 'diligent',
  stonnick: 'diligent',
  larkbarrow: 'diligent',
  'st-oswin': 'diligent',
  'oxmere-junior': 'nothing',
  'packhorse-lane': 'late',
  tarnley: 'late',
  'hollinsby-primary': 'late',
};

const receiving: Readonly<Partial<Record<SchoolKey, ReceivingHabit>>> = {
  'kelderwick-school': 'prompt',
  'brackenfold-academy': 'prompt',
  'oxmere-high': 'slow',
  'hollinsby-school': 'opens-nothing',
};

export const sendingHabit = (school: SchoolKey): SendingHabit =>
  schoolFacts(school).takesPart === false ? 'on-paper' : (sending[school] ?? 'usual');
export const receivingHabit = (school: SchoolKey): ReceivingHabit => receiving[school] ?? 'usual';
