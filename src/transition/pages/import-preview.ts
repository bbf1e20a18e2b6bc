/** What a transfer file would change, pupil by pupil, before anything is changed. */

import { type CtfProblem, sayProblem } from '../../interchange/ctf/ctf-problem.ts';
import type { Names } from '../../kinds/kind.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import { placeName } from '../../kinds/school-place.ts';
import { moveKinds } from '../../kinds/transition.ts';
import type { Access } from '../../record/access.ts';
import type { StoredEntry } from '../../record/entry-row.ts';
import { loadNames } from '../../record/organisations.ts';
import { loadEntries } from '../../record/store-entries.ts';
import { details } from '../../ui/components/details.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { type ImportBatch, type ImportPupil } from '../import/batch.ts';
import { changedSections, currentFor } from '../import/changed-sections.ts';
import { planImport } from '../import/commit-batch.ts';
import { type ImportPlan, plannedEntries, sectionsOf } from '../import/import-plan.ts';

export type PupilPreview = {
  readonly pupil: ImportPupil;
  /** Each part of the file in words, with what it takes the place of. */
  readonly changes: readonly { readonly title: string; readonly says: string; readonly before: string | null }[];
  readonly unchanged: number;
  readonly move: string | null;
};

function changesOf(
  pupil: ImportPupil,
  plan: ImportPlan,
  existing: readonly StoredEntry[],
  names: Names,
  now: Temporal.Instant,
): PupilPreview {
  const sections = sectionsOf(pupil.pupil, plan);
  const changed = changedSections(sections, existing);
  const entries = plannedEntries(pupil.pupil, changed, plan, now, {
    isNew: pupil.subject === null,
    hasOpenMove: false,
  });
  const proposed = entries.find((entry) => entry.kind === 'school-move.proposed');
  const move = proposed?.data as { readonly kind: keyof typeof moveKinds } | undefined;
  return {
    pupil,
    changes: changed.map((section) => {
      const before = currentFor(section, existing);
      return {
        title: kindNamed(section.kind).title,
        says: sentenceOf(section.kind, section.data, names),
        before: before === undefined ? null : sentenceOf(before.kind, before.data, names),
      };
    }),
    unchanged: sections.length - changed.length,
    move:
      move === undefined
        ? null
        : `${moveKinds[move.kind]}: ${placeName(plan.from, names)} to ${placeName(plan.to, names)}`,
  };
}

export async function previewPupils(
  access: Access,
  batch: ImportBatch,
  pupils: readonly ImportPupil[],
): Promise<readonly PupilPreview[]> {
  const plan = await planImport(access, batch, pupils);
  const known = pupils.flatMap(({ outcome, subject }) => (outcome === 'known' && subject !== null ? [subject] : []));
  const existing = await loadEntries(access.transaction, access.actor.partnership, known);
  for (const subject of known) access.shown.add(subject);
  const schools = [plan.from, plan.to].flatMap((place) => (place.type === 'school' ? [place.organisation] : []));
  const names = await loadNames(access, schools, []);
  return pupils.map((pupil) => changesOf(pupil, plan, existing.get(pupil.subject ?? '') ?? [], names, access.now));
}

const severityTag = ({ severity }: CtfProblem): Html =>
  severity === 'error'
    ? tag({ text: 'Not taken', colour: 'red' })
    : severity === 'warning'
      ? tag({ text: 'Look at this', colour: 'yellow' })
      : tag({ text: 'For information', colour: 'grey' });

export function problemList(problems: readonly CtfProblem[]): Html | undefined {
  if (problems.length === 0) return undefined;
  return html`<ul class="govuk-list">${problems.map((problem) => {
    const { says, next } = sayProblem(problem);
    return html`<li>${severityTag(problem)} ${says} ${next}</li>`;
  })}</ul>`;
}

/** The same words for a child whom nobody knows and for one whom the uploader may not know of. */
const outcomeWords: Readonly<Record<ImportPupil['outcome'], string>> = {
  known: 'A child you already work with',
  'to-matching': 'Sent to the matching team',
  refused: 'Not taken',
};

const outcomeColours = { known: 'green', 'to-matching': 'blue', refused: 'red' } as const;

const changeList = ({ changes, unchanged, move, pupil }: PupilPreview): Html | undefined => {
  if (pupil.outcome === 'refused') return undefined;
  return details({
    summary:
      changes.length === 0
        ? 'Nothing changes'
        : `${changes.length} ${changes.length === 1 ? 'entry' : 'entries'} would be added`,
    text: html`
<ul class="govuk-list govuk-list--bullet">${changes.map(
      ({ title, says, before }) =>
        html`<li><strong>${title}</strong>: ${says}${before !== null && html` (before: ${before})`}</li>`,
    )}
${move !== null && html`<li><strong>Proposed move</strong>: ${move}. A named person has to confirm it</li>`}</ul>
${unchanged > 0 && html`<p class="govuk-body">${unchanged} ${unchanged === 1 ? 'part says' : 'parts say'} what the record says already.</p>`}`,
  });
};

/** @param isOpen nothing has been changed yet, so what would change is shown too */
export const previewTable = (previews: readonly PupilPreview[], isOpen: boolean): Html =>
  scrollPane({
    label: 'Pupils in the file',
    content: table({
      caption: 'Pupils in the file',
      captionSize: 'm',
      head: isOpen
        ? ['Pupil', 'What happens', 'What would change', 'Problems']
        : ['Pupil', 'What happened', 'Problems'],
      rows: previews.map((preview) => {
        const { pupil, problems, outcome, ordinal } = preview.pupil;
        const name = [pupil.forename, pupil.surname].filter((part) => part !== undefined).join(' ');
        return [
          html`${name === '' ? `Pupil ${ordinal}` : name}<br><span class="govuk-hint">${pupil.upn ?? pupil.upnWritten ?? 'No UPN'}${pupil.dateOfBirth !== undefined && html`<br>Born ${dateInWords(Temporal.PlainDate.from(pupil.dateOfBirth))}`}</span>`,
          tag({ text: outcomeWords[outcome], colour: outcomeColours[outcome] }),
          ...(isOpen ? [changeList(preview) ?? ''] : []),
          problemList(problems) ?? 'None',
        ];
      }),
    }),
  });
