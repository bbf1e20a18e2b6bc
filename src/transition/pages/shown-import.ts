/** One transfer file as a page shows it: loading it, and the facts at its top. */
import type { Access } from '../../record/access.ts';
import { type Organisation, organisationsById } from '../../record/organisations.ts';
import { addSchoolRoute } from '../../ui/addresses.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Visit } from '../../ui/page-route.ts';
import { readPage } from '../../ui/paging.ts';
import { instantWithDistance } from '../../ui/when.ts';
import {
  countOutcomes,
  findBatch,
  type ImportBatch,
  listPupils,
  type OutcomeCounts,
  sameFileBefore,
} from '../import/batch.ts';
import { type PupilPreview, previewPupils } from './import-preview.ts';
import { importStateTag } from './imports.ts';

export type ShownImport = {
  readonly batch: ImportBatch;
  readonly counts: OutcomeCounts;
  readonly schools: ReadonlyMap<string, Organisation>;
  readonly before: readonly ImportBatch[];
  readonly previews: readonly PupilPreview[];
  readonly total: number;
};

export const pupilsPerPage = 25;

export async function loadImport(access: Access, id: string, page: string | undefined): Promise<ShownImport> {
  const batch = await findBatch(access, id);
  const { pupils, total } = await listPupils(access, id, {}, readPage(page, pupilsPerPage));
  return {
    batch,
    total,
    counts: await countOutcomes(access, id),
    schools: await organisationsById(
      access,
      [batch.organisation, batch.source, batch.destination, batch.joins].filter((school) => school !== null),
    ),
    before: await sameFileBefore(access, batch),
    previews: batch.state === 'ready' || batch.state === 'committed' ? await previewPupils(access, batch, pupils) : [],
  };
}

function schoolWords(shown: ShownImport, side: 'source' | 'destination'): Html {
  const { batch, schools } = shown;
  const id = batch[side];
  const header = batch.header?.[side];
  const number = `${header?.authority ?? ''}/${header?.establishment ?? ''}`;
  const found = id === null ? undefined : schools.get(id);
  if (found !== undefined) return html`${found.name} (${number})`;
  if (number === '/') return html`The file does not say`;
  return html`${number}${header?.name !== undefined && html`, ${header.name}`}. Not on the list of schools. You can <a class="govuk-link" href="${addSchoolRoute.link()}">add it</a> and upload the file again.`;
}

export function importFacts(shown: ShownImport, visit: Visit): Html {
  const { batch, counts } = shown;
  return summaryList({
    rows: [
      { key: 'State', value: importStateTag(batch.state) },
      { key: 'Uploaded', value: instantWithDistance(batch.uploadedAt, visit.now) },
      batch.header !== null && { key: 'From', value: schoolWords(shown, 'source') },
      batch.header !== null && { key: 'To', value: schoolWords(shown, 'destination') },
      batch.header !== null && { key: 'Version', value: batch.header.version },
      {
        key: batch.state === 'refused' ? 'Pupils read before it was refused' : 'Pupils in the file',
        value: String(batch.pupils),
      },
      ...(batch.state === 'refused'
        ? []
        : [
            { key: 'Children you already work with', value: String(counts.known) },
            { key: 'Sent to the matching team', value: String(counts['to-matching']) },
            { key: 'Not taken', value: String(counts.refused) },
          ]),
    ],
  });
}
