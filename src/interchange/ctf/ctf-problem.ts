/** One problem that was found, as data: small enough to have thousands of, put into words when it is shown. */
import { type CtfProblemCode, type CtfProblemDetails, ctfProblems, type ProblemSeverity } from './ctf-problems.ts';

export type CtfProblem = {
  readonly code: CtfProblemCode;
  readonly severity: ProblemSeverity;
  /** Which pupil of the file, from 1; absent when it is about the file. */
  readonly pupil?: number;
  /** Line on which the element that holds the field begins. */
  readonly line?: number;
  /** The name of the element in the file. */
  readonly field?: string;
  readonly details: Readonly<Record<string, unknown>>;
};

export type Whereabouts = { readonly pupil?: number; readonly line?: number; readonly field?: string };

export const ctfProblem = <Code extends CtfProblemCode>(
  code: Code,
  details: CtfProblemDetails<Code>,
  where: Whereabouts = {},
): CtfProblem => ({ code, severity: ctfProblems[code].severity, ...where, details });

/**
 * @example
 * sayProblem(problem); // { says: 'Pupil 2, line 14, UPN: There is no unique pupil number.', next: 'Somebody must ...' }
 */
export function sayProblem(problem: CtfProblem): { readonly says: string; readonly next: string } {
  const { says, next } = ctfProblems[problem.code];
  const where = [
    problem.pupil === undefined ? 'The file' : `Pupil ${problem.pupil}`,
    problem.line === undefined ? '' : `line ${problem.line}`,
    problem.field ?? '',
  ].filter((part) => part !== '');
  const sentence = (says as (details: unknown) => string)(problem.details);
  return { says: `${where.join(', ')}: ${sentence}`, next };
}
