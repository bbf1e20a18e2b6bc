/**
 * What was sent to a school for a child who does not come, and whether the school has said that it sent it back or destroyed
 * it. The school sees whom it is about and which items; nothing else of the record, not even where the child goes.
 */
import { reachOf } from '../access/reach.ts';
import type { RecallAnswer } from '../kinds/change-of-plan.ts';
import type { Place } from '../kinds/school-place.ts';
import type { Access } from '../record/access.ts';
import type { Actor } from '../record/actor.ts';
import type { StoredEntry } from '../record/entry-row.ts';
import { wholeChronology } from '../record/whole-chronology.ts';

export type RecalledItem = {
  /** The entry by which it was recalled. */
  readonly recall: StoredEntry;
  readonly move: string;
  readonly title: string;
  readonly from: string;
  readonly school: string;
  readonly recalledAt: Temporal.Instant;
  readonly answered: {
    readonly answer: RecallAnswer;
    readonly note: string | null;
    readonly by: string | null;
    /** For which of the two schools it was recorded. */
    readonly organisation: string;
    readonly at: Temporal.Instant;
  } | null;
};

/** Something between the two DSLs is theirs; of the rest somebody sees what their role reaches in a school. */
function maySee({ posts, viewers }: Actor, item: Omit<RecalledItem, 'answered'>): boolean {
  const { audience, compartment } = item.recall;
  if (audience !== null) return audience.some((viewer) => viewers.includes(viewer));
  return posts.some(
    ({ organisation, role }) =>
      (organisation === item.school || organisation === item.from) &&
      (compartment === 'protected-location'
        ? role === 'dsl'
        : reachOf('admission', role)?.compartments.includes(compartment) === true),
  );
}

const schoolIn = (place: unknown): string => (place as Partial<Extract<Place, { type: 'school' }>>).organisation ?? '';
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

function recalledItem(recall: StoredEntry, answers: readonly StoredEntry[]): RecalledItem {
  const { data, happenedFrom } = recall;
  const answer = answers.find((entry) => entry.data['recall'] === recall.id);
  return {
    recall,
    move: textIn(data['move']),
    title: textIn(data['itemTitle']),
    from: schoolIn(data['from']),
    school: schoolIn(data['to']),
    recalledAt: happenedFrom,
    answered:
      answer === undefined
        ? null
        : {
            answer: answer.data['answer'] as RecallAnswer,
            note: textIn(answer.data['note']) || null,
            by: answer.recordedBy,
            organisation: answer.organisation,
            at: answer.happenedFrom,
          },
  };
}

export type Recalled = {
  /** What the viewer may see. */
  readonly items: readonly RecalledItem[];
  /** Of those that they do not see as well. */
  readonly isAllAnswered: (besides: ReadonlySet<string>) => boolean;
};

/** What was recalled of a child from one school. */
export async function recalledFrom(access: Access, child: string, school: string): Promise<Recalled> {
  const { standing } = await wholeChronology(access, child);
  const answers = standing.filter(({ kind }) => kind === 'handover.recall-confirmed');
  const all = standing
    .filter(({ kind, data }) => kind === 'handover.item-recalled' && schoolIn(data['to']) === school)
    .map((entry) => recalledItem(entry, answers));
  return {
    items: all.filter((item) => maySee(access.actor, item)),
    isAllAnswered: (besides) => all.every(({ recall, answered }) => answered !== null || besides.has(recall.id)),
  };
}

export type WaitingRecall = {
  readonly child: string;
  readonly school: string;
  readonly items: readonly RecalledItem[];
};

/** What the viewer's own schools are asked to send back or to destroy, for each child. */
export async function waitingRecalls(access: Access): Promise<readonly WaitingRecall[]> {
  const rows = await access.transaction
    .selectFrom('access_grant')
    .select(['subject_id', 'organisation_id'])
    .distinct()
    .where('partnership_id', '=', access.actor.partnership)
    .where('purpose', '=', 'recall')
    .orderBy('subject_id')
    .limit(200)
    .execute();
  const waiting: WaitingRecall[] = [];
  for (const { subject_id: child, organisation_id: school } of rows) {
    const { items } = await recalledFrom(access, child, school);
    const open = items.filter(({ answered }) => answered === null);
    if (open.length > 0) waiting.push({ child, school, items: open });
  }
  return waiting;
}
