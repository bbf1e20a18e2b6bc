/** The packs that count here, the versions that were brought in, and bringing in another. */
import { readFile } from 'node:fs/promises';
import { problem } from '../../errors.ts';
import { importWorkbook, largestFile } from '../../interchange/workbook/import-workbook.ts';
import { problemInWords } from '../../interchange/workbook/workbook-problem.ts';
import type { Engine } from '../../record/access.ts';
import { type Candidate, checkCandidate, longestPack } from '../../record/packs/check-candidate.ts';
import { keepDraft } from '../../record/packs/decide-pack.ts';
import { packVersions } from '../../record/packs/pack-versions.ts';
import { mayDecide, mayUpload } from '../../record/packs/who-decides.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { packRoute, packsRoute, rulesRoute, withdrawReleaseRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type UploadedFile, type Visit } from '../../ui/page-route.ts';
import { packHistory } from '../../ui/rules/pack-history.ts';

const fromHere = (pack: Pack, { release }: Engine): boolean => !release.includes(pack);

function runningTable({ services, actor }: Visit): Html {
  const { engine } = services;
  const running = engine.rulebook.packs.filter(({ status }) => status === 'in-force');
  return scrollPane({
    label: 'Packs in force',
    content: table({
      caption: 'Packs in force',
      captionSize: 'm',
      head: ['Pack', 'Version', 'Rules', 'Where it comes from'],
      firstCellIsHeader: true,
      rows: running.map((pack) => [
        pack.title,
        pack.version,
        { text: String(pack.rules.length), format: 'numeric' as const },
        fromHere(pack, engine)
          ? 'Brought in and approved here'
          : html`Came with the product, approved by its release${
              mayDecide(actor) &&
              html`<br><a class="govuk-link" href="${withdrawReleaseRoute.link({}, { pack: pack.pack })}">Withdraw<span class="govuk-visually-hidden"> ${pack.title}</span></a>`
            }`,
      ]),
    }),
  });
}

const uploadForm = (visit: Visit, error: string | undefined): Html =>
  formElement({
    action: packsRoute.link(),
    token: visit.formToken,
    hasFiles: true,
    content: html`<h2 class="govuk-heading-m">Bring in a pack</h2>
<p class="govuk-body">It becomes a draft. What is wrong with it is said line by line, and nothing is lost.</p>
${fileUpload({
  name: 'file',
  label: { text: 'Pack', size: 's' },
  hint: 'A YAML file, or the workbook (.xlsx) of a threshold document',
  accept: '.yaml,.yml,.xlsx',
  errorMessage: error,
})}
${button({ text: 'Upload pack' })}`,
  });

async function packsView(visit: Visit, error?: string): Promise<PageReply> {
  const versions = await visit.look('packs', packVersions);
  return {
    kind: 'page',
    title: 'Packs',
    heading: 'Packs of rules',
    section: 'rules',
    breadcrumbs: [{ text: 'Rules', href: rulesRoute.link() }, { text: 'Packs' }],
    errors: error === undefined ? [] : [{ text: error, href: fragment('file') }],
    main: html`
<p class="govuk-body">A pack is a set of rules with one version. A draft is approved by two people of different agencies, then put into force from a day.</p>
${runningTable(visit)}
<h2 class="govuk-heading-m">Versions</h2>
${
  versions.length === 0
    ? html`<p class="govuk-body">No version has been brought in or withdrawn here.</p>`
    : packHistory(versions, { today: visit.today, link: (id) => packRoute.link({ pack: id }) })
}
${mayUpload(visit.actor) ? uploadForm(visit, error) : html`<p class="govuk-body">A policy officer can bring in a pack.</p>`}`,
  };
}

type Read = Candidate & { readonly yaml: string | null; readonly content: Buffer };

const isWorkbook = (content: Buffer): boolean => content.subarray(0, 2).toString('latin1') === 'PK';

/** NUL is the one character that cannot be stored. */
const storable = (text: string): string => text.replaceAll('\0', '\u{FFFD}');

async function read(file: UploadedFile, engine: Engine): Promise<Read> {
  const content = await readFile(file.path);
  if (!isWorkbook(content)) {
    const yaml = storable(content.toString('utf8'));
    return { ...checkCandidate(yaml, engine), yaml, content };
  }
  const imported = await importWorkbook(content);
  if (imported.ok) return { ...checkCandidate(imported.yaml, engine), yaml: imported.yaml, content };
  const findings = imported.problems.map((found) => ({ line: 0, says: problemInWords(found) }));
  return { pack: null, findings, yaml: null, content };
}

export const packsPage: PageRoute = { method: 'GET', path: packsRoute.path, handle: (visit) => packsView(visit) };

export const packsAction: PageRoute = {
  method: 'POST',
  path: packsRoute.path,
  takesFile: 'file',
  handle: async (visit) => {
    if (!mayUpload(visit.actor)) throw problem('NOT_ALLOWED', { action: 'bring in a pack of rules' });
    const { file } = visit;
    if (file === undefined) return packsView(visit, 'Select a pack');
    if (file.bytes > Math.max(longestPack, largestFile)) return packsView(visit, 'The file must be smaller than 5 MB');
    const draft = await read(file, visit.services.engine);
    const id = await visit.look('pack brought in', (access) => keepDraft(access, { fileName: file.name, ...draft }));
    return redirect(packRoute.link({ pack: id }), 'The draft has been kept');
  },
};
