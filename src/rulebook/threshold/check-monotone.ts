/**
 * Refuses patterns by which one more concern, or the passing of words like "not yet", could lower a band. What is not
 * recorded is unknown, and unknown is never "no concern".
 */
import type { Report } from '../pack/check-pattern.ts';
import type { Comparison, EntryPattern, Pattern } from '../pack/pattern-schema.ts';
import type { Path } from '../pack/schema-problems.ts';
import { namesTrigger } from '../pattern/field.ts';

const known = 'Here a pattern can be an entry, "all", "any", or "count" with "atLeast".';

function checkComparison(comparison: Comparison, path: Path, report: Report): void {
  if (namesTrigger(comparison))
    report(path, 'A threshold document has no trigger that a field could be compared with. Write what it has to be.');
  if (typeof comparison !== 'object') return;
  if ('not' in comparison) report(path, '"not" is refused in a threshold document. List under "in" what counts.');
  if ('atMost' in comparison)
    report(
      path,
      '"atMost" is refused in a threshold document: more of something could then lower the level. Write "atLeast".',
    );
}

function checkEntryPattern({ where = {}, happened }: EntryPattern, path: Path, report: Report): void {
  for (const [field, comparison] of Object.entries(where))
    checkComparison(comparison, [...path, 'where', field], report);
  if (happened !== undefined)
    report(
      [...path, 'happened'],
      'A threshold document has no trigger that something could happen before or after. Take "happened" out.',
    );
}

export function checkMonotone(pattern: Pattern, path: Path, report: Report): void {
  if ('all' in pattern)
    for (const [index, part] of pattern.all.entries()) checkMonotone(part, [...path, 'all', index], report);
  else if ('any' in pattern)
    for (const [index, part] of pattern.any.entries()) checkMonotone(part, [...path, 'any', index], report);
  else if ('count' in pattern) checkEntryPattern(pattern.count, [...path, 'count'], report);
  else if ('entry' in pattern) checkEntryPattern(pattern, path, report);
  else if ('not' in pattern)
    report(
      [...path, 'not'],
      `"not" is refused in a threshold document: what is not recorded is unknown, not absent. ${known}`,
    );
  else if ('latest' in pattern)
    report(
      [...path, 'latest'],
      `"latest … since" is refused in a threshold document: something newer could then hide an older concern. ${known}`,
    );
  else report(path, `This is refused in a threshold document, because one more entry could make it untrue. ${known}`);
}
