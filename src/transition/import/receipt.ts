/** The receipt for the school that sent a transfer file: what was taken, what was not, and why. Plain text, to be sent back. */
import { sayProblem } from '../../interchange/ctf/ctf-problem.ts';
import type { ImportBatch, ImportPupil, OutcomeCounts } from './batch.ts';

const day = (instant: Temporal.Instant): string =>
  instant
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** Pupils are named by their place in the file and their number, which the sender has; not by name. */
const pupilLine = ({ ordinal, pupil, problems }: ImportPupil): readonly string[] =>
  problems.map((problem) => {
    const { says, next } = sayProblem(problem);
    const number = pupil.upn ?? pupil.upnWritten;
    const where = `Pupil ${ordinal}`;
    const named = number === undefined ? says : says.replace(where, `${where} (${number})`);
    return `- ${named} ${next}`;
  });

/**
 * @param withProblems pupils that have problems, in the order of the file
 */
export function writeReceipt(
  batch: ImportBatch,
  receiver: string,
  counts: OutcomeCounts,
  withProblems: readonly ImportPupil[],
): string {
  const taken = counts.known + counts['to-matching'];
  const noticed = batch.problems.map((problem) => {
    const { says, next } = sayProblem(problem);
    return `- ${says} ${next}`;
  });
  const lines = [
    'Receipt for a Common Transfer File',
    '',
    `File: ${batch.fileName}`,
    `Received by: ${receiver}`,
    `Received on: ${day(batch.uploadedAt)}`,
    ...(batch.committedAt === null ? [] : [`Taken into the record on: ${day(batch.committedAt)}`]),
    '',
    `Pupils in the file: ${batch.pupils}`,
    `Pupils taken: ${taken}`,
    `Pupils not taken: ${counts.refused}`,
    '',
    ...(batch.refusal === null ? [] : [`The file was refused: ${batch.refusal.says} ${batch.refusal.next}`, '']),
    ...(noticed.length === 0 ? [] : ['About the file:', ...noticed, '']),
    ...(withProblems.length === 0
      ? ['No problems with any pupil.']
      : ['About pupils:', ...withProblems.flatMap(pupilLine)]),
  ];
  return `${lines.join('\n')}\n`;
}
