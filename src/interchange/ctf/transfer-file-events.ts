/** What reading a transfer file gives, in order: the header, each pupil, and the end or a refusal. */
import type { CtfProblem } from './ctf-problem.ts';
import type { CtfRefusal } from './ctf-refusals.ts';
import type { TransferHeader } from './transfer-header.ts';
import type { TransferPupil } from './transfer-pupil.ts';

export type TransferFileCounts = {
  readonly pupils: number;
  /** Pupils without an error. */
  readonly canBeTaken: number;
  readonly withWarnings: number;
  readonly bytes: number;
};

export type TransferFileEvent =
  | { readonly kind: 'header'; readonly header: TransferHeader; readonly problems: readonly CtfProblem[] }
  | {
      readonly kind: 'pupil';
      readonly pupil: TransferPupil;
      readonly problems: readonly CtfProblem[];
      /** False when a problem is an error; the others of the file are not held up by it. */
      readonly canBeTaken: boolean;
    }
  /**
   * The file is refused as a whole. Pupils that came before were whole, and are in `counts`; a person decides whether to
   * use them.
   */
  | { readonly kind: 'refused'; readonly refusal: CtfRefusal; readonly counts: TransferFileCounts }
  | { readonly kind: 'end'; readonly counts: TransferFileCounts; readonly problems: readonly CtfProblem[] };
