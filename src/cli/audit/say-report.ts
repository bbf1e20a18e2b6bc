/** Says at a terminal what a verification of the audit found, what it proves, and what it does not. */
import { type Finding, inWords } from '../../audit/verify/finding.ts';
import type { Report } from '../../audit/verify/verify-log.ts';
import { instantInWords } from '../../ui/when-words.ts';

const most = 100;

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export const entriesInWords = (count: number): string => counted(count, 'entry', 'entries');

export function sayFindings(findings: readonly Finding[], say: (line: string) => void): void {
  say(`${counted(findings.length, 'thing is not as it was', 'things are not as they were')}:`);
  for (const finding of findings.slice(0, most)) say(`- ${inWords(finding)}`);
  if (findings.length > most)
    say(
      `… and ${(findings.length - most).toLocaleString('en-GB')} more. --report FILE writes all of them into a file.`,
    );
}

/** @param others whose checkpoints were held against it, besides those with words on the log itself */
export function sayProven(
  { checkpoint, held, seen, size }: Report,
  hasFindings: boolean,
  say: (line: string) => void,
): void {
  if (checkpoint === null) {
    say('No checkpoint is met, so nothing is proven.');
    return;
  }
  const signed = instantInWords(checkpoint.signedAt);
  const apart = hasFindings ? 'apart from what is named above, ' : '';
  say(
    `Proven: under the checkpoint over ${entriesInWords(checkpoint.size)}, signed on ${signed}, ${apart}nothing was altered, removed, moved or inserted by anybody who does not have the key file.`,
  );
  for (const { holder, size: of, signedAt } of held)
    say(
      `Proven: under the checkpoint over ${entriesInWords(of)} of ${instantInWords(signedAt)}, which ${holder} holds, ${apart}nothing was changed by anybody, whoever has the database or the key.`,
    );
  for (const [witness, last] of newest(seen))
    say(
      `${witness} signed on ${instantInWords(last.at)} that they hold the checkpoint over ${entriesInWords(last.size)}. To prove it, ask them for what they hold and run this with --held.`,
    );
  if (held.length === 0 && seen.length === 0)
    say(
      'No witness holds a checkpoint. Whoever has both the database and the key file could have rewritten everything, and nobody would see it.',
    );
  const uncovered = size - checkpoint.size;
  if (uncovered > 0)
    say(`${entriesInWords(uncovered)} ${uncovered === 1 ? 'is' : 'are'} newer than the last checkpoint.`);
}

const newest = (seen: Report['seen']): ReadonlyMap<string, Report['seen'][number]> =>
  new Map(seen.map((each) => [each.witness, each]));

export function sayNotProven(say: (line: string) => void): void {
  say(
    'Not proven: that everything that happened was written down, that what was written is true, and what happened to entries that are newer than the checkpoints.',
  );
}
