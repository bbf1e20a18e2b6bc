/** Where the pupils of a batch come from and go to, and the entries that each becomes. Pure but for the schools it is given. */
import type { TransferHeader } from '../../interchange/ctf/transfer-header.ts';
import type { TransferPupil } from '../../interchange/ctf/transfer-pupil.ts';
import type { Place } from '../../kinds/school-place.ts';
import { schoolOf } from '../../kinds/school-place.ts';
import type { MoveKind } from '../../kinds/transition.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { involvementStarts } from '../../record/involvements.ts';
import { proposalEntries } from '../propose-move.ts';
import type { ImportBatch } from './batch.ts';
import { pupilSections, type SchoolFinder, type Section, speaksOn } from './pupil-sections.ts';

export type ImportPlan = {
  readonly batch: ImportBatch;
  readonly from: Place;
  readonly to: Place;
  readonly findSchool: SchoolFinder;
  readonly importedOn: string;
  /** The first school day of a school year, when the receiving school's term dates are known. */
  readonly firstSchoolDay: (year: number) => string | undefined;
};

const written = (header: TransferHeader | null, side: 'source' | 'destination'): string =>
  `${header?.[side]?.authority ?? ''}${header?.[side]?.establishment ?? ''}`.toUpperCase();

/** The place that one side of the header names. Unknown and outside are states, not errors. */
export function placeOf(
  header: TransferHeader | null,
  side: 'source' | 'destination',
  organisation: string | null,
): Place {
  if (organisation !== null) return { type: 'school', organisation };
  const number = written(header, side);
  if (number.startsWith('MMM')) return { type: 'out-of-area' };
  if (number === '' || number.startsWith('XXX')) return { type: 'unknown' };
  return { type: 'unknown', written: number.slice(0, 300) };
}

/** Whether the uploader's own school is on neither side, so that a person has to say which school the pupils join. */
export const needsChoice = (
  batch: Pick<ImportBatch, 'organisation' | 'source' | 'destination'>,
  isSchool: boolean,
): boolean => isSchool && batch.organisation !== batch.source && batch.organisation !== batch.destination;

/** The school at which a pupil was, as the file's own history tells of it. */
function leftSource(pupil: TransferPupil, header: TransferHeader | null) {
  const source = written(header, 'source');
  return pupil.schools?.findLast((school) => `${school.authority ?? ''}${school.establishment ?? ''}` === source);
}

function moveOf(pupil: TransferPupil, plan: ImportPlan) {
  const leavesOn = leftSource(pupil, plan.batch.header)?.left;
  const month = leavesOn === undefined ? undefined : Number(leavesOn.slice(5, 7));
  const endsYear = month === 7 || month === 8;
  const kind: MoveKind = endsYear && pupil.basicDetails?.yearGroup === '6' ? 'phase-transfer' : 'in-year';
  const startsOn = endsYear && leavesOn !== undefined ? plan.firstSchoolDay(Number(leavesOn.slice(0, 4))) : undefined;
  return { kind, leavesOn, startsOn };
}

/** The entries of the file's own content. */
export const sectionsOf = (pupil: TransferPupil, plan: ImportPlan): readonly Section[] =>
  pupilSections(
    pupil,
    plan.batch.header === null ? plan.importedOn : speaksOn(plan.batch.header, plan.importedOn),
    plan.findSchool,
  );

const homeSystem = 'common transfer file';

export type PlannedEntries = { readonly entries: readonly NewEntry[] };

/**
 * @param sections what of the file is new for this child
 * @param isNew whether a record is opened for the pupil
 * @param hasOpenMove whether such a move is already proposed or confirmed
 */
export function plannedEntries(
  pupil: TransferPupil,
  sections: readonly Section[],
  plan: ImportPlan,
  now: Temporal.Instant,
  child: { readonly isNew: boolean; readonly hasOpenMove: boolean },
): readonly NewEntry[] {
  const { batch, from, to } = plan;
  const by = { organisation: batch.organisation, recordedBy: batch.uploadedBy, batch: batch.id, homeSystem };
  const sender = schoolOf(from);
  const entries: NewEntry[] = sections.map((section) => ({
    ...by,
    kind: section.kind,
    happened: { day: Temporal.PlainDate.from(section.day) },
    data: section.data,
  }));
  if (child.isNew) entries.push(...firstInvolvement(pupil, plan, now, by));
  const left = leftSource(pupil, batch.header);
  if (child.isNew && sender !== undefined && left?.left !== undefined) {
    const roll = { ...by, parties: [sender] };
    const joined = left.entered ?? left.left;
    const yearGroup = pupil.basicDetails?.yearGroup?.slice(0, 3);
    entries.push(
      {
        ...roll,
        kind: 'enrolment.started',
        happened: { day: Temporal.PlainDate.from(joined) },
        data: { organisation: sender, ...(yearGroup === undefined ? {} : { yearGroup }) },
      },
      {
        ...roll,
        kind: 'enrolment.ended',
        happened: { day: Temporal.PlainDate.from(left.left) },
        data: { organisation: sender },
      },
    );
  }
  if (!child.hasOpenMove) {
    const proposal = proposalEntries(
      by,
      { from, to, ...withoutUndefined(moveOf(pupil, plan)), source: 'Common Transfer File' },
      now,
    );
    entries.push(
      ...proposal.entries.map((entry) => ({ ...entry, batch: batch.id, homeSystem })),
      ...fileArrived(proposal.move, plan, now, by),
    );
  }
  return entries;
}

const withoutUndefined = <Fields extends object>(fields: Fields): { [Key in keyof Fields]: Fields[Key] } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

type By = Pick<NewEntry, 'organisation' | 'recordedBy' | 'batch' | 'homeSystem'>;

/** The uploader works with the child: the old school educates, anybody else sees what they brought until a place is accepted. */
function firstInvolvement(pupil: TransferPupil, plan: ImportPlan, now: Temporal.Instant, by: By): readonly NewEntry[] {
  const isSource = schoolOf(plan.from) === by.organisation;
  const entered = leftSource(pupil, plan.batch.header)?.entered;
  const start =
    isSource && entered !== undefined
      ? Temporal.PlainDate.from(entered).toZonedDateTime('Europe/London').toInstant()
      : now;
  const involvement = involvementStarts(by, {
    organisation: by.organisation,
    purpose: isSource ? 'education' : 'prospective-admission',
    reason: 'a transfer file was imported',
    from: start,
  });
  return [{ ...involvement, ...by }];
}

/** The file itself is an item of the handover, and it has arrived. */
function fileArrived(move: string, { from, to }: ImportPlan, now: Temporal.Instant, by: By): readonly NewEntry[] {
  const parties = [schoolOf(from), schoolOf(to)].filter((school) => school !== undefined);
  const about = { move, from, to, item: 'ctf', itemTitle: 'Common Transfer File' };
  return [
    { ...by, kind: 'handover.item-sent', happened: { moment: now }, parties, data: { ...about, channel: 's2s' } },
    { ...by, kind: 'handover.item-delivered', happened: { moment: now }, parties, data: { ...about, channel: 's2s' } },
  ];
}
