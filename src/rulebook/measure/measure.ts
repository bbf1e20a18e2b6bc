/** What a measure says: a row for each period and group, which opens down to its cases for those who may see them. */
import type { Milliseconds } from '../calendar/days.ts';

export type MeasureCase = {
  /** Whose chronology it is of. */
  readonly subject: string;
  /** The instance of the duty, or the id of the entry, that was counted. */
  readonly counted: string;
  readonly at: Milliseconds;
  /** Counts as a hit; null when a length of time is measured. */
  readonly hit: boolean | null;
  /** Length in days; null when a rate is measured, or it has not ended. */
  readonly days: number | null;
};

export type MeasureRow = {
  readonly period: string;
  /** The organisation, or null when the measure is about everybody or nobody knows. */
  readonly group: string | null;
  readonly of: number;
  readonly hit: number | null;
  readonly medianDays: number | null;
  /** Too few cases to be shown. */
  readonly isSmall: boolean;
  readonly cases: readonly MeasureCase[];
};
