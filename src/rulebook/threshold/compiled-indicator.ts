/** An indicator of a threshold document, compiled. */
import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import type { Counts } from './evidence.ts';
import type { Indicator } from './indicator-schema.ts';
import type { Level } from './level-schema.ts';

export type CompiledIndicator = {
  readonly indicator: Indicator;
  /** Lowest first. */
  readonly levels: readonly Level[];
  readonly pattern: CompiledPattern;
  readonly counts: Counts;
};
