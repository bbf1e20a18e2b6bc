/** Bringing in transfer files: upload one, and the files brought in before. */

import { problem } from '../../errors.ts';
import { roles } from '../../kinds/vocabulary.ts';
import { importRoute, importsRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { select } from '../../ui/components/select.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import { table } from '../../ui/components/table.ts';
import { fragment } from '../../ui/href.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { type ImportBatch, type ImportState, importPosts, listBatches } from '../import/batch.ts';
import { openBatch, readIntoBatch } from '../import/stage-transfer-file.ts';

export const importStateTag = stateTag<ImportState>({
  reading: { words: 'Being read', colour: 'blue' },
  refused: { words: 'Refused', colour: 'red' },
  ready: { words: 'To be looked at', colour: 'yellow' },
  committing: { words: 'Being brought in', colour: 'blue' },
  committed: { words: 'Brought in', colour: 'green' },
  reversing: { words: 'Being taken back', colour: 'blue' },
  reversed: { words: 'Taken back', colour: 'grey' },
  discarded: { words: 'Not used', colour: 'grey' },
});

function requirePosts({ actor }: Visit) {
  const posts = importPosts(actor);
  if (posts.length === 0) throw problem('NOT_ALLOWED', { action: 'bring in transfer files' });
  return [...new Map(posts.map((held) => [held.organisation, held])).values()];
}

function show(batches: readonly ImportBatch[], visit: Visit, error?: string): PageReply {
  const posts = requirePosts(visit);
  return {
    kind: 'page',
    title: 'Transfer files',
    heading: 'Transfer files',
    section: 'imports',
    errors: error === undefined ? [] : [{ text: error, href: fragment('file') }],
    main: html`
<p class="govuk-body">Bring in a Common Transfer File (CTF) as another school or its system sent it. You see what it would change before anything is changed, and you can take the whole file back afterwards.</p>
${formElement({
  action: importsRoute.link(),
  token: visit.formToken,
  hasFiles: true,
  content: html`
${
  posts.length > 1
    ? select({
        name: 'organisation',
        label: 'For which organisation?',
        items: posts.map((held) => ({
          value: held.organisation,
          text: `${held.organisationName} (${roles[held.role]})`,
        })),
      })
    : undefined
}
${fileUpload({ name: 'file', label: { text: 'Transfer file', size: 's' }, hint: 'An XML file, for example 8302999_CTF_8304999_001.xml', accept: '.xml,text/xml,application/xml', errorMessage: error })}
${button({ text: 'Upload and look at it', preventDoubleClick: true })}`,
})}
<h2 class="govuk-heading-m">Files brought in before</h2>
${
  batches.length === 0
    ? html`<p class="govuk-body">None yet.</p>`
    : scrollPane({
        label: 'Files brought in before',
        content: table({
          caption: 'Files brought in before',
          captionClasses: 'govuk-visually-hidden',
          head: ['File', 'Uploaded', 'Pupils', 'State'],
          rows: batches.map((batch) => [
            html`<a class="govuk-link" href="${importRoute.link({ batch: batch.id })}">${batch.fileName}</a>`,
            instantWithDistance(batch.uploadedAt, visit.now),
            { text: String(batch.pupils), format: 'numeric' },
            importStateTag(batch.state),
          ]),
        }),
      })
}`,
  };
}

export const importsPage: PageRoute = {
  method: 'GET',
  path: importsRoute.path,
  handle: async (visit) => {
    requirePosts(visit);
    return show(await visit.look('imports', (access) => listBatches(access, 50)), visit);
  },
};

/** Most files are read in less than this, so that people see the result and not a page that says "wait". */
const patience = 1_500;

export const uploadAction: PageRoute = {
  method: 'POST',
  path: importsRoute.path,
  takesFile: 'file',
  handle: async (visit) => {
    const posts = requirePosts(visit);
    const { file, body } = visit;
    const chosen = posts.length === 1 ? posts[0] : posts.find((held) => held.organisation === body['organisation']);
    if (file === undefined || chosen === undefined) {
      const says = file === undefined ? 'Select a transfer file that is not empty' : 'Select for which organisation';
      return show(await visit.look('imports', (access) => listBatches(access, 50)), visit, says);
    }
    const batch = await openBatch(visit.services, visit.actor, chosen.organisation, file);
    const reading = visit.goOn(() => readIntoBatch(visit.services, visit.actor, batch, file));
    await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, patience))]);
    return redirect(importRoute.link({ batch }));
  },
};
