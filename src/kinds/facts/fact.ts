/**
 * What a practitioner can say they saw or were told, in words that belong to no local document. How serious a fact is, is
 * a matter of each document: the same fact can stand at level 2 in one area and at level 4 in the next.
 */
import type { Area } from './areas.ts';

export type Fact = {
  readonly title: string;
  readonly area: Area;
  /** Something that goes well. */
  readonly isStrength?: true;
  /** Kinds of entry that say the same by themselves, for example a suspension that was recorded as such. */
  readonly shownBy?: readonly string[];
  /** Facts that cannot well be true at the same time. */
  readonly against?: readonly string[];
};
