/** What a kind of entry is: its schema, its sentence for the timeline and its words for a family. */
import { z } from 'zod';
import type { Compartment, EntryStatus } from './vocabulary.ts';

/** Resolves ids in an entry to names that people know. */
export type Names = {
  readonly organisation: (id: string) => string;
  readonly practitioner: (id: string) => string;
};

export type Kind<Name extends string = string, Schema extends z.ZodType = z.ZodType> = {
  readonly name: Name;
  readonly version: number;
  /** What it is called in lists and filters, for example "Concern". */
  readonly title: string;
  readonly area: 'shared' | 'transition' | 'threshold' | 'escalation' | 'pathway' | 'placement' | 'family' | 'learning';
  readonly data: Schema;
  /** Where it goes unless the person who records it says otherwise. */
  readonly compartment: Compartment;
  readonly status: EntryStatus;
  /** `day` when only the date matters, `moment` when the time does. */
  readonly precision: 'day' | 'moment';
  /** A plain sentence for the timeline, without the child's name. */
  readonly sentence: (data: z.output<Schema>, names: Names) => string;
  /** The same for the child and family, or null when it is never shown to them as such. */
  readonly family: (data: z.output<Schema>, names: Names) => string | null;
};

type Definition<Schema extends z.ZodType> = Omit<
  Kind<string, Schema>,
  'name' | 'version' | 'area' | 'status' | 'precision' | 'family'
> &
  Partial<Pick<Kind<string, Schema>, 'version' | 'status' | 'precision' | 'family'>>;

/**
 * Makes the function by which one area defines its kinds. Defaults: version 1, a fact, known by the day, and for the
 * family the same sentence as for practitioners.
 */
export const kindsOf =
  (area: Kind['area']) =>
  <const Name extends string, Schema extends z.ZodType>(
    name: Name,
    definition: Definition<Schema>,
  ): Kind<Name, Schema> => ({
    version: 1,
    status: 'fact',
    precision: 'day',
    family: definition.sentence,
    ...definition,
    name,
    area,
  });

export const id = z.uuid();
export const day = z.iso.date();
/** Words that somebody wrote. */
export const words = z.string().trim().min(1).max(4_000);
export const line = z.string().trim().min(1).max(300);
