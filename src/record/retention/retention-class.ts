/** How long which records are kept, as data: one file for the law and one for the partnership's own schedule. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { organisationKindCodes } from '../../kinds/vocabulary.ts';

/** What a record has to be of, for a class to speak of it. */
export const whens = {
  'looked-after': 'the child was looked after',
  'child-protection': 'there was a strategy discussion, a conference or a plan',
  adopted: 'an adoption order was made',
  any: 'every record',
} as const;
export type When = keyof typeof whens;

export const starts = {
  birth: 'the day of birth',
  death: 'the day of death',
  'adoption-order': 'the day of the adoption order',
  'last-contact': 'the last entry',
} as const;
export type Start = keyof typeof starts;

const codesOf = <Codes extends object>(codes: Codes) =>
  z.enum(Object.keys(codes) as [keyof Codes & string, ...(keyof Codes & string)[]]);

const period = z.strictObject({ years: z.int().min(1).max(150), from: codesOf(starts) });

const retentionClass = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/u),
  title: z.string().min(1),
  /** Kinds of organisation whose records it is about. */
  for: z.array(z.enum(organisationKindCodes as [string, ...string[]])).min(1),
  when: codesOf(whens),
  /** Null when nobody has verified how long: then nothing is disposed of. */
  keep: period.nullable(),
  /** In place of it, for a child who died before the eighteenth birthday. */
  diedBefore18: period.optional(),
  source: z.strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https$/u }).nullable() }),
  verified: z.enum(['yes', 'partly', 'no']),
  note: z.string().optional(),
});

const schedule = z.strictObject({ title: z.string().min(1), classes: z.array(retentionClass).min(1) });

export type Period = z.output<typeof period>;
export type RetentionClass = z.output<typeof retentionClass> & {
  /** Of the schedule it stands in. */
  readonly schedule: string;
};

/** Throws RETENTION_UNREADABLE naming the file and the place. */
export async function readSchedule(file: string): Promise<readonly RetentionClass[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw problem('RETENTION_UNREADABLE', { file, says: (error as Error).message }, error as Error);
  }
  const read = schedule.safeParse(content);
  if (!read.success) {
    const says = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw problem('RETENTION_UNREADABLE', { file, says });
  }
  return read.data.classes.map((each) => ({ ...each, schedule: read.data.title }));
}

/** The law, and the partnership's own schedule where it has one. @param own folder name of its rules, or null */
export async function readRetention(folder: string, own: string | null): Promise<readonly RetentionClass[]> {
  const law = await readSchedule(join(folder, 'england.json'));
  if (own === null) return law;
  const file = join(folder, `${own}.json`);
  const exists = await readFile(file).then(
    () => true,
    () => false,
  );
  return exists ? [...law, ...(await readSchedule(file))] : law;
}
