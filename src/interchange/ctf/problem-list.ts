/** Collects the problems of one pupil, or of the file, as they are found. */
import { type CtfProblem, ctfProblem } from './ctf-problem.ts';
import type { CtfProblemCode, CtfProblemDetails } from './ctf-problems.ts';

export class ProblemList {
  readonly problems: CtfProblem[] = [];
  readonly #pupil: number | undefined;

  constructor(pupil?: number) {
    this.#pupil = pupil;
  }

  add<Code extends CtfProblemCode>(code: Code, details: CtfProblemDetails<Code>, line?: number, field?: string): void {
    this.problems.push(
      ctfProblem(code, details, {
        ...(this.#pupil !== undefined && { pupil: this.#pupil }),
        ...(line !== undefined && { line }),
        ...(field !== undefined && { field }),
      }),
    );
  }

  has(severity: CtfProblem['severity']): boolean {
    return this.problems.some((problem) => problem.severity === severity);
  }
}
