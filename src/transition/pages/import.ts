/** One transfer file: progress while it is read, what it would change, what it changed, and taking it back. */
import { isProblem, problem } from '../../errors.ts';
import { organisationsById } from '../../record/organisations.ts';
import { importReceiptRoute, importRoute, importsRoute, movesRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { pages, readPage, showing } from '../../ui/paging.ts';
import { countOutcomes, findBatch, type ImportBatch, listPupils } from '../import/batch.ts';
import { beginCommit, commitBatch } from '../import/commit-batch.ts';
import { discardBatch } from '../import/discard-batch.ts';
import { needsChoice } from '../import/import-plan.ts';
import { writeReceipt } from '../import/receipt.ts';
import { beginReversal, reverseBatch } from '../import/reverse-batch.ts';
import { previewTable, problemList } from './import-preview.ts';
import { importFacts, loadImport, pupilsPerPage, type ShownImport } from './shown-import.ts';

const busy = (batch: ImportBatch): boolean => ['reading', 'committing', 'reversing'].includes(batch.state);

function progress({ state, pupils, progress: done }: ImportBatch): Html {
  const words =
    state === 'reading'
      ? `${pupils} pupils read so far.`
      : state === 'committing'
        ? `${done} of ${pupils} pupils brought in so far.`
        : 'It is being taken back.';
  return insetText({
    text: html`${words} This page shows how far it is every few seconds; you can leave it and come back.`,
  });
}

function choiceOfSchool({ batch, schools }: ShownImport, error: string | undefined): Html | undefined {
  const own = schools.get(batch.organisation);
  if (!needsChoice(batch, own?.kind === 'school') || own === undefined) return undefined;
  const named = batch.destination === null ? undefined : schools.get(batch.destination);
  return radios({
    name: 'joins',
    errorMessage: error,
    fieldset: { legend: { text: 'Which school are these pupils joining?', size: 'm' } },
    hint: `The file does not name ${own.name} as sender or receiver.`,
    items: [
      { value: own.id, text: `${own.name}, my school` },
      named !== undefined && {
        value: named.id,
        text: `${named.name}, the school named in the file`,
        hint: 'You will not see their record after the move is confirmed.',
      },
      { value: 'unknown', text: 'I do not know' },
    ],
  });
}

function toDo(shown: ShownImport, visit: Visit, error: string | undefined): Html | undefined {
  const { batch, counts, before } = shown;
  const action = importRoute.link({ batch: batch.id });
  const form = (doing: string, content: Html): Html =>
    formElement({ action, token: visit.formToken, content: html`${hiddenField('doing', doing)}${content}` });
  if (batch.state === 'ready') {
    const taken = counts.known + counts['to-matching'];
    return html`
${before.length > 0 && warningText({ text: 'Your organisation has brought in the same file before.' })}
${taken > 0 && form('commit', html`${choiceOfSchool(shown, error)}${button({ text: `Bring in ${taken} ${taken === 1 ? 'pupil' : 'pupils'}`, preventDoubleClick: true })}`)}
${form('discard', button({ text: 'Do not use this file', look: 'secondary' }))}`;
  }
  if (batch.state === 'committed') {
    return html`
<p class="govuk-body"><a class="govuk-link" href="${movesRoute.link()}">Confirm or reject the moves</a> that the file proposes. <a class="govuk-link" href="${importReceiptRoute.link({ batch: batch.id })}">Download the receipt</a> for the school that sent it.</p>
<h2 class="govuk-heading-m">Take it back</h2>
<p class="govuk-body">Everything that the file brought is withdrawn. Where people have gone on working with a child since, that child’s record stays.</p>
${form('reverse', button({ text: 'Take the whole file back', look: 'warning', preventDoubleClick: true }))}`;
  }
  return undefined;
}

const matchingWords = html`<p class="govuk-body">For every pupil who is not plainly one of the children you already work with, the matching team looks whether anybody in the partnership knows the child. You can go on meanwhile. They will tell you nothing about other children.</p>`;

function show(shown: ShownImport, visit: Visit, error?: string): PageReply {
  const { batch, previews, total, counts } = shown;
  const paging = readPage(visit.query['page'], pupilsPerPage);
  return {
    kind: 'page',
    title: 'Transfer file',
    heading: batch.fileName,
    caption: 'Transfer file',
    section: 'imports',
    back: importsRoute.link(),
    refresh: busy(batch) ? 2 : undefined,
    errors: error === undefined ? [] : [{ text: error, href: fragment('joins') }],
    main: html`
${importFacts(shown, visit)}
${batch.refusal !== null && warningText({ text: html`The file was refused${batch.refusal.line !== undefined && ` at line ${batch.refusal.line}`}. ${batch.refusal.says} ${batch.refusal.next}` })}
${batch.problems.length > 0 && html`<h2 class="govuk-heading-m">About the file</h2>${problemList(batch.problems)}`}
${busy(batch) && progress(batch)}
${counts['to-matching'] > 0 && batch.state === 'ready' && matchingWords}
${toDo(shown, visit, error)}
${
  previews.length > 0 &&
  html`${showing(paging, previews.length, total)}
${previewTable(previews, batch.state === 'ready')}
${pages(paging, total, (page) => importRoute.link({ batch: batch.id }, { page }))}`
}`,
  };
}

const loadFor = (visit: Visit): Promise<ShownImport> =>
  visit.look('import', (access) => loadImport(access, visit.parameters['batch'] ?? '', visit.query['page']));

export const importPage: PageRoute = {
  method: 'GET',
  path: importRoute.path,
  handle: async (visit) => show(await loadFor(visit), visit),
};

/** Most imports are done in less than this. */
const patience = 1_500;
const awhile = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, patience))]);

async function commit(visit: Visit, id: string): Promise<PageReply | undefined> {
  const joins = typeof visit.body['joins'] === 'string' && visit.body['joins'] !== '' ? visit.body['joins'] : null;
  const shown = await loadFor(visit);
  const allowed = [shown.batch.organisation, shown.batch.destination, 'unknown', null];
  if (!allowed.includes(joins)) throw problem('INPUT_INVALID', { fields: 'joins' });
  try {
    await visit.look('import', (access) => beginCommit(access, id, joins));
  } catch (error) {
    if (isProblem(error) && error.code === 'INPUT_INVALID')
      return show(shown, visit, 'Select which school these pupils are joining');
    throw error;
  }
  await awhile(visit.goOn(() => commitBatch(visit.services, visit.actor, id)));
  return undefined;
}

async function reverse(visit: Visit, id: string): Promise<void> {
  await visit.look('import', (access) => beginReversal(access, id));
  await awhile(
    visit.goOn(async () => {
      await reverseBatch(visit.services, visit.actor, id);
    }),
  );
}

/** Work that takes longer than the patience of this page is still going on. */
async function noticeOf(visit: Visit): Promise<string> {
  const { state } = (await loadFor(visit)).batch;
  const done = state === 'committed' || state === 'reversed' ? 'has been' : 'is being';
  return `The file ${done} ${state.startsWith('revers') ? 'taken back' : 'brought in'}`;
}

export const importAction: PageRoute = {
  method: 'POST',
  path: importRoute.path,
  handle: async (visit) => {
    const id = visit.parameters['batch'] ?? '';
    const here = importRoute.link({ batch: id });
    switch (visit.body['doing']) {
      case 'commit':
        return (await commit(visit, id)) ?? redirect(here, await noticeOf(visit));
      case 'reverse':
        await reverse(visit, id);
        return redirect(here, await noticeOf(visit));
      case 'discard':
        await visit.look('import', (access) => discardBatch(access, id));
        return redirect(importsRoute.link(), 'The file will not be used');
      default:
        throw problem('INPUT_INVALID', { fields: 'doing' });
    }
  },
};

export const importReceiptPage: PageRoute = {
  method: 'GET',
  path: importReceiptRoute.path,
  handle: (visit) =>
    visit.look('import receipt', async (access) => {
      const batch = await findBatch(access, visit.parameters['batch'] ?? '');
      const receiver = (await organisationsById(access, [batch.organisation])).get(batch.organisation)?.name ?? '';
      const { pupils } = await listPupils(access, batch.id, { withProblems: true }, { offset: 0, limit: 100_000 });
      const body = writeReceipt(batch, receiver, await countOutcomes(access, batch.id), pupils);
      return {
        kind: 'download',
        fileName: `receipt-${batch.fileName.replace(/\.xml$/iu, '')}.txt`,
        contentType: 'text/plain; charset=utf-8',
        body,
      };
    }),
};
