/** Refuses a measure that counts what does not exist. */
import { checkEnding, checkEntry, kindsOf, type Report } from '../pack/check-pattern.ts';
import { suggestion } from '../pack/closest.ts';
import type { Pack } from '../pack/pack-schema.ts';
import type { Path } from '../pack/schema-problems.ts';
import type { MeasureRule } from './measure-rule.ts';

/** A duty of another pack is looked for when all are compiled. */
export function checkMeasure({ counts, by }: MeasureRule, path: Path, report: Report): void {
  const at = [...path, 'counts'];
  if ('duty' in counts) {
    if (by === 'recorder')
      report([...path, 'by'], 'Duties are counted by who owes them. Write "owner", or leave it out for everybody.');
    return;
  }
  if (by === 'owner')
    report(
      [...path, 'by'],
      'Entries are counted by who recorded them. Write "recorder", or leave it out for everybody.',
    );
  const [trigger, triggerAt, then, thenAt] =
    'until' in counts
      ? [counts.from, [...at, 'from'], counts.until, [...at, 'until']]
      : [counts.of, [...at, 'of'], counts.followedBy, [...at, 'followedBy']];
  checkEntry(trigger, null, triggerAt, report);
  checkEnding(then, kindsOf(trigger.entry), thenAt, report);
}

/** What is wrong with the duties that measures name, over all packs together. */
export function unknownDuties(packs: readonly Pack[], known: readonly string[]): readonly string[] {
  return packs.flatMap((pack) =>
    pack.rules.flatMap((rule) => {
      if (!('measure' in rule) || !('duty' in rule.counts) || known.includes(rule.counts.duty)) return [];
      const { duty } = rule.counts;
      return [
        `${pack.pack}: the measure "${rule.measure}" counts the duty "${duty}", which no pack has.${suggestion(duty, known)}`,
      ];
    }),
  );
}
