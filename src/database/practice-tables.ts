/** The columns of answers in practice, as the migrations make them. */

type Instant = Temporal.Instant;

export interface PracticeAnswerTable {
  readonly partnership_id: string;
  readonly id: string;
  readonly practitioner_id: string;
  readonly vignette: string;
  readonly level: string;
  readonly words: string;
  readonly threshold: string | null;
  readonly version: string | null;
  readonly band_from: string | null;
  readonly band_to: string | null;
  readonly answered_at: Instant;
  readonly expires_at: Instant;
}
