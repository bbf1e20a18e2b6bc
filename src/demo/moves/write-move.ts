/** Writes a move into a chronicle with the functions by which the product proposes and confirms one. */
import { schoolOf } from '../../kinds/school-place.ts';
import { post } from '../../kinds/vocabulary.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { involvementEnds } from '../../record/involvements.ts';
import { confirmationEntries } from '../../transition/decide-move.ts';
import { proposalEntries } from '../../transition/propose-move.ts';
import type { Chronicle } from '../children/chronicle.ts';
import { authorIn } from '../people/people.ts';
import { keyOfPlace } from '../places/places.ts';
import { stableId } from '../stable-id.ts';
import { timeOn } from '../time/days.ts';
import type { YearGroup } from '../time/school-year.ts';
import { adultsNamed } from './adults-named.ts';
import { expectedItems } from './expected-items.ts';
import { itemStepEntries } from './item-step-entries.ts';
import type { HandoverOf, PlannedMove, SharingDecision } from './planned-move.ts';

export const moveId = (child: string, key: string): string => stableId('move', child, key);

const schoolsOf = ({ from, to }: PlannedMove) =>
  [schoolOf(from), schoolOf(to)].filter((school) => school !== undefined);

const given = <Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

const movement = ({ from, to, kind, leavesOn, startsOn }: PlannedMove) =>
  given({ from, to, kind, leavesOn: leavesOn?.toString(), startsOn: startsOn?.toString() });

function propose(chronicle: Chronicle, id: string, plan: PlannedMove): void {
  const { by, at, source, reason } = plan.proposed;
  const proposal = proposalEntries(by, given({ ...movement(plan), source, reason }), at);
  const named = proposal.entries.map((entry): NewEntry => {
    const data = entry.data as Readonly<Record<string, unknown>>;
    return data['move'] === proposal.move ? { ...entry, data: { ...data, move: id } } : entry;
  });
  chronicle.write(at, named);
}

function reject(
  chronicle: Chronicle,
  id: string,
  plan: PlannedMove,
  decided: NonNullable<PlannedMove['decided']>,
): void {
  const { by, at, reason } = decided;
  const ending = chronicle
    .involvements(at)
    .filter(
      ({ purpose, organisation, endsAt }) =>
        purpose === 'prospective-admission' && organisation === schoolOf(plan.to) && endsAt === null,
    );
  chronicle.write(at, [
    {
      ...by,
      kind: 'school-move.rejected',
      happened: { moment: at },
      parties: schoolsOf(plan),
      data: { move: id, reason },
    },
    ...ending
      .filter(({ organisation }) => organisation !== by.organisation)
      .map((involvement) => involvementEnds(by, involvement, at, 'the proposed move is not going ahead')),
  ]);
}

function arrive(chronicle: Chronicle, id: string, plan: PlannedMove, yearGroup: YearGroup | undefined): void {
  const { arrival, startsOn } = plan;
  const organisation = schoolOf(plan.to);
  if (arrival === undefined || startsOn === undefined || organisation === undefined) return;
  chronicle.write(arrival.at, [
    {
      ...arrival.by,
      kind: 'enrolment.started',
      happened: { day: startsOn },
      parties: schoolsOf(plan),
      data: given({ organisation, move: id, yearGroup }),
    },
  ]);
}

function sharingEntries(move: string, plan: PlannedMove, { at, shared, reason }: SharingDecision): readonly NewEntry[] {
  const { from, to } = plan;
  const sender = keyOfPlace(schoolOf(from) ?? '');
  if (sender === undefined) return [];
  const entry: NewEntry = {
    ...authorIn(sender, 'dsl'),
    kind: 'handover.advance-sharing-decided',
    happened: { moment: at },
    audience: schoolsOf(plan).map((school) => post('dsl', school)),
    parties: schoolsOf(plan),
    data: { move, from, to, shared, reason },
  };
  return [entry];
}

/** @param confirmation the entry that made the duty, which names its instance */
function waive(chronicle: Chronicle, { waives }: PlannedMove, confirmation: string): void {
  if (waives === undefined) return;
  const { item, by, at, reason } = waives;
  const rule = `${item}.send`;
  const data = { rule, instance: `${rule}/${confirmation}`, reason };
  chronicle.write(at, [{ ...by, kind: 'duty.waived', happened: { moment: at }, data }]);
}

/** @param yearGroup on the first day at the new school */
export function writeMove(chronicle: Chronicle, plan: PlannedMove, yearGroup: YearGroup | undefined): void {
  const id = moveId(chronicle.subject, plan.key);
  propose(chronicle, id, plan);
  const { decided } = plan;
  if (decided === undefined) return;
  if (decided.as === 'rejected') return reject(chronicle, id, plan, decided);
  const move = { ...movement(plan), source: plan.proposed.source, reason: decided.reason };
  const [confirmation] = chronicle.write(
    decided.at,
    confirmationEntries(decided.by, id, move, chronicle.involvements(decided.at), decided.at),
  );
  if (confirmation !== undefined) waive(chronicle, plan, confirmation.id);
  for (const { at, entry } of adultsNamed(chronicle.subject, id, plan)) chronicle.write(at, [entry]);
  arrive(chronicle, id, plan, yearGroup);
  const leaving = plan.leavesOn === undefined ? decided.at : timeOn(plan.leavesOn, 17);
  const known = Temporal.Instant.compare(leaving, decided.at) < 0 ? decided.at : leaving;
  const handover: HandoverOf = { chronicle, plan, expected: expectedItems(chronicle, known) };
  for (const step of plan.handover?.(handover) ?? [])
    chronicle.write(step.at, itemStepEntries(chronicle, id, plan, step));
  const sharing = plan.sharing?.(handover);
  if (sharing !== undefined) chronicle.write(sharing.at, sharingEntries(id, plan, sharing));
}
