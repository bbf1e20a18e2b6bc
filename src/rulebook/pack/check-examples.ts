/** Checks the example world and the entries of examples, so that a slip in one is said on its line. */
import { isKind, kindNamed } from '../../kinds/registry.ts';
import { namesAndIds } from '../example/example-names.ts';
import { writtenEntry } from '../example/written-entry.ts';
import { checkKind, type Report } from './check-pattern.ts';
import { suggestion } from './closest.ts';
import type { Pack } from './pack-schema.ts';
import type { ExampleEntry } from './rule-schema.ts';
import { type Path, schemaProblems } from './schema-problems.ts';

/** Whether following "like" from an entry ends, and each name on the way exists. */
function checkLike(entry: ExampleEntry, pack: Pack, path: Path, report: Report): boolean {
  const { entries } = pack.exampleWorld;
  const seen = new Set<string>();
  for (let like = entry.like; like !== undefined; like = entries[like]?.like) {
    if (!Object.hasOwn(entries, like)) {
      report(path, `The example world has no entry called "${like}".${suggestion(like, Object.keys(entries))}`);
      return false;
    }
    if (seen.has(like)) {
      report(path, `"${like}" is like itself.`);
      return false;
    }
    seen.add(like);
  }
  return true;
}

function checkEntry(entry: string | ExampleEntry, pack: Pack, path: Path, report: Report): void {
  const given: ExampleEntry = typeof entry === 'string' ? { like: entry, data: {} } : entry;
  if (given.kind !== undefined) checkKind(given.kind, [...path, 'kind'], report);
  if (!checkLike(given, pack, path, report)) return;
  const { kind, happened, data } = writtenEntry(given, pack.exampleWorld.entries);
  if (kind === undefined || happened === undefined) {
    report(path, 'An entry needs a kind and when it happened.');
    return;
  }
  if (typeof entry === 'string' || !isKind(kind)) return;
  for (const problem of schemaProblems(kindNamed(kind).data, namesAndIds(pack).withIds(data))) {
    report([...path, 'data', ...problem.path], `An entry of kind "${kind}" cannot have this data. ${problem.says}`);
  }
}

export function checkExampleEntries(
  entries: readonly (string | ExampleEntry)[],
  pack: Pack,
  path: Path,
  report: Report,
): void {
  for (const [index, entry] of entries.entries()) {
    checkEntry(entry, pack, [...path, index], report);
    if (typeof entry !== 'string' && entry.corrects !== undefined && entry.corrects > index) {
      report([...path, index, 'corrects'], 'An entry can only correct one that comes before it in the example.');
    }
  }
}

export function checkExampleWorld(pack: Pack, report: Report): void {
  const { schools, calendars, authorities, entries } = pack.exampleWorld;
  for (const [school, kept] of Object.entries(schools)) {
    if (kept === 'no calendar' || Object.hasOwn(calendars, kept)) continue;
    const says = `The example world has no calendar called "${kept}".${suggestion(kept, Object.keys(calendars))}`;
    report(['exampleWorld', 'schools', school], says);
  }
  for (const [authority, members] of Object.entries(authorities)) {
    for (const [index, member] of members.entries()) {
      if (Object.hasOwn(schools, member)) continue;
      const says = `The example world has no school called "${member}".${suggestion(member, Object.keys(schools))}`;
      report(['exampleWorld', 'authorities', authority, index], says);
    }
  }
  for (const [name, entry] of Object.entries(entries)) {
    checkEntry(entry, pack, ['exampleWorld', 'entries', name], report);
  }
}
