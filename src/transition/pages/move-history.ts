/** What was said of a move, one after the other: who proposed, confirmed, changed or rejected it, from what source and why. */
import { type ChangeCause, changeCauses } from '../../kinds/change-of-plan.ts';
import type { Names } from '../../kinds/kind.ts';
import { type Place, placeTitle, schoolOf } from '../../kinds/school-place.ts';
import { type MoveKind, moveKinds } from '../../kinds/transition.ts';
import type { OpenChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { timeline } from '../../ui/components/timeline.ts';
import type { ShownEntry } from '../../ui/decision-action.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { dateInWords } from '../../ui/when-words.ts';

export type MoveVersion = {
  readonly id: string;
  readonly kind: string;
  readonly recordedBy: string | null;
  readonly organisation: string;
  readonly recordedAt: Temporal.Instant;
  readonly corrects: string | null;
  readonly data: {
    readonly from?: Place;
    readonly to?: Place;
    readonly kind?: MoveKind;
    readonly leavesOn?: string;
    readonly startsOn?: string;
    readonly source?: string;
    readonly reason?: string;
    readonly cause?: ChangeCause;
  };
};

/** Oldest first; what was withdrawn is left out. */
export async function moveVersions(child: OpenChild, move: string): Promise<readonly MoveVersion[]> {
  return (await readChronology(child))
    .filter(({ kind, data, withdrawnBy }) => kind.startsWith('school-move.') && data['move'] === move && !withdrawnBy)
    .toSorted((a, b) => a.seq - b.seq);
}

export const schoolsIn = ({ data: { from, to }, organisation }: MoveVersion): readonly string[] =>
  [organisation, from && schoolOf(from), to && schoolOf(to)].filter((school) => school !== undefined);

function labelOf({ kind, corrects }: MoveVersion): string {
  if (corrects !== null) return 'Changed';
  if (kind === 'school-move.proposed') return 'Proposed';
  return kind === 'school-move.confirmed' ? 'Confirmed' : 'Not going ahead';
}

const dayWords = (day: string | undefined): string =>
  day === undefined ? 'Not known yet' : dateInWords(Temporal.PlainDate.from(day));

/** What a version says of each part of the move, in words. */
const partsOf = ({ to, kind, leavesOn, startsOn }: MoveVersion['data'], names: Names): ReadonlyMap<string, string> =>
  to === undefined
    ? new Map()
    : new Map([
        ['To', placeTitle(to, names)],
        ['Kind', kind === undefined ? '' : moveKinds[kind]],
        ['Last day at the old school', dayWords(leavesOn)],
        ['First day at the new school', dayWords(startsOn)],
      ]);

/** What is different from the version before; everything of the first one. */
function saidBy(version: MoveVersion, before: MoveVersion | undefined, names: Names): Html {
  const [now, then] = [partsOf(version.data, names), partsOf(before?.data ?? {}, names)];
  const rows = [...now].flatMap(([key, value]) => {
    const earlier = then.get(key);
    if (earlier === value) return [];
    return [{ key, value: earlier === undefined ? value : html`${value}<br>Before: ${earlier}` }];
  });
  const { source, reason, cause } = version.data;
  return summaryList({
    classes: 'govuk-summary-list--no-border govuk-!-margin-bottom-2',
    rows: [
      cause !== undefined && cause !== 'details' && { key: 'What has happened', value: changeCauses[cause] },
      ...rows,
      source !== undefined && { key: 'Source', value: source },
      reason !== undefined && { key: 'Reason', value: reason },
    ],
  });
}

/** @param beside what is offered beside a decision */
export function moveHistory(
  versions: readonly MoveVersion[],
  names: Names,
  now: Temporal.Instant,
  beside: (entry: ShownEntry) => readonly Html[],
): Html {
  if (versions.length === 0) return nothing;
  const items = versions.map((version, index) => ({
    label: labelOf(version),
    byline:
      version.recordedBy === null
        ? names.organisation(version.organisation)
        : `${names.practitioner(version.recordedBy)}, ${names.organisation(version.organisation)}`,
    when: instantWithDistance(version.recordedAt, now),
    text: html`${saidBy(version, versions[index - 1], names)}${beside({ id: version.id, kind: version.kind, isPast: index < versions.length - 1 })}`,
  }));
  return html`
<h2 class="govuk-heading-m">What was decided, and why</h2>
${timeline({ headingLevel: 3, items: items.toReversed() })}`;
}
