/** Words that kinds of entry about a move of home share. */
import { z } from 'zod';

/** Where a child goes to live, as far as rules about moves tell them apart. */
export const moveSettings = {
  parents: 'with a parent',
  'connected-person': 'with a relative, friend or other connected person',
  'authority-foster': "with one of the council's own foster carers",
  'agency-foster': 'with a foster carer of an agency',
  'childrens-home': "in a children's home",
  secure: "in a secure children's home",
  supported: 'in supported accommodation',
  hospital: 'in hospital',
  other: 'elsewhere',
} as const;
export const moveSettingCodes = [
  'parents',
  'connected-person',
  'authority-foster',
  'agency-foster',
  'childrens-home',
  'secure',
  'supported',
  'hospital',
  'other',
] as const;

/** Seen from the council that is responsible. `distant`: neither inside it nor in an area that borders on it. */
export const areaCodes = ['inside', 'adjoining', 'distant', 'unknown'] as const;

export const positionCodes = ['agrees', 'agrees-if', 'disagrees', 'not-stated'] as const;

export const moveFacts = {
  setting: z.enum(moveSettingCodes).optional(),
  area: z.enum(areaCodes).optional(),
  /** It would interrupt schooling in years 10 and 11 (key stage 4). */
  interruptsKeyStage4: z.boolean().optional(),
};
