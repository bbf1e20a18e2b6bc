/** What goes out of one controller's part of a record: a story in the order in which it happened, as it was decided. Pure. */
import { cutText } from '../../access/requests/cut-text.ts';
import { grounds, toldOf } from '../../access/requests/grounds.ts';
import { entryOutcomes, sourceTitles } from '../../kinds/statement.ts';
import type { AnswerDocument, DocumentLine } from './answer-schema.ts';
import type { LoadedPart, Passage } from './passages.ts';

function notesOf({ entry, since }: Passage): readonly string[] {
  return [
    ...(entry.status === 'allegation' ? ['Somebody said this. It was not a finding.'] : []),
    ...(entry.status === 'opinion' ? ['This is what whoever wrote it thought.'] : []),
    ...(entry.outcome === undefined ? [] : [`${entryOutcomes[entry.outcome]}.`]),
    ...(entry.source === undefined ? [] : [`${sourceTitles[entry.source]}.`]),
    ...(since === 'corrected' ? ['It was put right later.'] : []),
    ...(since === 'withdrawn' ? ['It was withdrawn later.'] : []),
    ...(entry.correctedBecause === undefined
      ? []
      : [`It puts right what was written before: ${entry.correctedBecause}`]),
    ...(entry.homeSystem === 'throughline' ? [] : [`It comes from ${entry.homeSystem}.`]),
  ];
}

/** Throws a TypeError for a passage that nobody has decided on: nothing of it goes out. */
function lineOf(passage: Passage, { names }: LoadedPart): DocumentLine | null {
  const { entry, text, files, decided } = passage;
  if (decided === null) throw new TypeError('A passage has not been decided on');
  const { decision } = decided;
  if (decision.outcome === 'left-out') return null;
  const isSummary = decision.outcome === 'summary';
  return {
    entry: entry.id,
    from: entry.happenedFrom.toString(),
    to: entry.happenedTo?.toString() ?? null,
    isMoment: entry.precision === 'moment',
    author: decision.hidesAuthor || entry.recordedBy === null ? null : names.practitioner(entry.recordedBy),
    organisation: names.organisation(entry.organisation),
    segments: isSummary
      ? [{ text: decision.summary }]
      : [...cutText(text, decision.outcome === 'cut' ? decision.cuts : [])],
    isSummary,
    told: decision.outcome === 'whole' ? [] : [...toldOf(decision.grounds)],
    notes: [...notesOf(passage)],
    files: decision.files === 'given' ? [...files] : [],
    filesKeptBack: decision.files === 'kept-back' ? files.length : 0,
  };
}

export function documentOf(loaded: LoadedPart): AnswerDocument {
  const { passages, names, part } = loaded;
  const counts = new Map<string, number>();
  let leavesMore = false;
  for (const { decided } of passages) {
    if (decided?.decision.outcome !== 'left-out') continue;
    const codes = decided.decision.grounds;
    const told = toldOf(codes).join(', ');
    if (told === '' || codes.some((code) => grounds[code].told === null)) leavesMore = true;
    else counts.set(told, (counts.get(told) ?? 0) + 1);
  }
  return {
    controller: names.organisation(part.controller),
    lines: passages.flatMap((passage) => lineOf(passage, loaded) ?? []),
    leftOut: [...counts].map(([told, count]) => ({ told, count })),
    leavesMore,
  };
}
