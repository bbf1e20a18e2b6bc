/** How a kind of entry is recorded by hand: by whom, and in which everyday words it is offered. */
import type { Role } from '../vocabulary.ts';

export type Recording = {
  readonly by: readonly Role[];
  /** What it is for, in the words of somebody who has something to record. */
  readonly ask: string;
  /** How often it is recorded in everyday work; more stands higher where nothing is known of the person. */
  readonly often: number;
  /** The form begins with what the newest entry of the kind says, because a new one replaces it as a whole. */
  readonly beginsWithNewest?: true;
};

export type Recordings = Readonly<Record<string, Recording>>;

export const recorded = (by: readonly Role[], ask: string, often = 0): Recording => ({ by, ask, often });

/** One that replaces what was recorded before, as a whole. */
export const recordedAnew = (by: readonly Role[], ask: string, often = 0): Recording => ({
  ...recorded(by, ask, often),
  beginsWithNewest: true,
});
