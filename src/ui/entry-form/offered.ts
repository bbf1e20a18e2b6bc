/** What can be chosen in the fields of an entry that point at something: organisations, and matters of this record. */
import type { Matter } from '../../kinds/recording/matters.ts';

export type Choosable = { readonly id: string; readonly text: string };

export type Offered = {
  readonly organisations: readonly Choosable[];
  /** Newest first. */
  readonly matters: (matter: Matter) => readonly Choosable[];
};

/** Chosen where what an entry goes on with is not in the list. */
export const elsewhere = 'elsewhere';
