/** Opens a vignette with what the document in force says of it, and what its reader has answered so far. */
import { join } from 'node:path';
import { projectRoot } from '../../config.ts';
import { problem } from '../../errors.ts';
import type { Access } from '../../record/access.ts';
import { ownAnswers, type PracticeAnswer } from '../../record/practice/answers.ts';
import { type OpenVignette, readVignettes } from '../../record/practice/read-vignettes.ts';
import { readThreshold } from '../../rulebook/threshold/read-threshold.ts';
import { otherDocuments, ownDocument } from '../documents.ts';
import type { LevelReading } from '../read-level.ts';

const folder = join(projectRoot, 'vignettes');

export const allVignettes = (): Promise<readonly OpenVignette[]> => readVignettes(folder);

export type Practising = OpenVignette & {
  /** The newest first. */
  readonly answers: readonly PracticeAnswer[];
  /** The one to go on with: the next that has not been answered, else the next. */
  readonly next: OpenVignette;
};

/** Throws NOT_FOUND. */
export async function openVignette(access: Access, id: string): Promise<Practising> {
  const all = await allVignettes();
  const place = all.findIndex(({ vignette }) => vignette.id === id);
  const open = all[place];
  if (open === undefined) throw problem('NOT_FOUND');
  const answers = await ownAnswers(access);
  const answered = new Set(answers.map(({ vignette }) => vignette));
  const following = [...all.slice(place + 1), ...all.slice(0, place)];
  return {
    ...open,
    answers: answers.filter(({ vignette }) => vignette === id),
    next: following.find(({ vignette }) => !answered.has(vignette.id)) ?? following[0] ?? open,
  };
}

/** What the documents say of a vignette; null where none is in force. */
export function readVignetteLevel(
  { engine, ...access }: Access,
  { vignette, worldOn }: OpenVignette,
): LevelReading | null {
  const document = ownDocument({ engine, ...access });
  if (document === undefined) return null;
  const reading = readThreshold(
    engine.rulebook,
    document.rule.threshold,
    vignette.entries,
    worldOn(engine.bankHolidays),
    vignette.asOf,
    { others: otherDocuments({ engine, ...access }).map(({ rule }) => rule.threshold) },
  );
  return reading === null ? null : { document, reading };
}
