/** Bringing in a handover that another installation made as a file: upload it, look at what it holds, bring it in. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { compartmentCodes, compartments } from '../../kinds/vocabulary.ts';
import { type Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { removeDraft } from '../../record/drafts/draft.ts';
import { recordRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { bringInRoute, broughtInRoute } from '../../ui/transfer-addresses.ts';
import { dateInWords } from '../../ui/when-words.ts';
import {
  type BroughtIn,
  bringIn,
  bringsInFor,
  type LookedAt,
  lookAtBundle,
  stayOut,
  takeBundle,
} from '../bundle/bring-in.ts';

const fileField = 'bundle';
/** More than any installation puts into one. */
const mostBytes = 80_000_000;

/** Throws NOT_FOUND, and NOT_ALLOWED for who does not take in what is handed over. */
async function open(visit: Visit, access: Access): Promise<OpenChild> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  if (bringsInFor(child) === undefined) throw problem('NOT_ALLOWED', { action: 'bring in what was handed over' });
  return child;
}

const frame = async (child: OpenChild, visit: Visit) =>
  ({
    kind: 'page',
    title: 'Bring in a handover',
    section: 'children',
    identity: childIdentity(child, await identifiersOf(child), visit.today),
  }) as const;

const uploadView = async (child: OpenChild, visit: Visit, fault?: string): Promise<PageReply> => ({
  ...(await frame(child, visit)),
  back: recordRoute.link({ child: child.id }),
  errors: fault === undefined ? [] : [{ text: fault, href: fragment(fileField) }],
  main: html`
<h1 class="govuk-heading-l">Bring in a handover</h1>
<p class="govuk-body">For a handover that another school made as a file in Throughline. You see what it holds before anything is added.</p>
${formElement({
  action: bringInRoute.link({ child: child.id }),
  token: visit.formToken,
  hasFiles: true,
  content: html`${fileUpload({ name: fileField, label: { text: 'Handover file', size: 's' }, hint: 'A zip file. Do not unpack it', accept: '.zip,application/zip', errorMessage: fault })}
${button({ text: 'Upload and look at it', preventDoubleClick: true })}`,
})}`,
});

const partName = (compartment: string): string => {
  const code = compartmentCodes.find((each) => each === compartment);
  return code === undefined ? compartment : compartments[code];
};

const entryView = ({
  title,
  happenedOn,
  organisation,
  status,
  compartment,
  says,
  files,
}: LookedAt['comes'][number]): Html =>
  html`<h3 class="govuk-heading-s">${dateInWords(Temporal.PlainDate.from(happenedOn))}: ${title}</h3>
<p class="govuk-body-s">${organisation}. ${partName(compartment)}.${status !== 'fact' && ` Recorded as ${status === 'finding' ? 'a' : 'an'} ${status}.`}${files.length > 0 && ` ${files.length === 1 ? '1 file' : `${files.length} files`}.`}</p>
<p class="govuk-body">${says}</p>`;

async function lookView(child: OpenChild, visit: Visit): Promise<PageReply> {
  const draft = visit.parameters['draft'] ?? '';
  const { manifest, comes, stays } = await lookAtBundle(child, draft);
  const posted = (doing: string, content: Html): Html =>
    formElement({
      action: broughtInRoute.link({ child: child.id, draft }),
      token: visit.formToken,
      content: html`${hiddenField('doing', doing)}${hiddenField('seen', String(child.seen))}${content}`,
    });
  return {
    ...(await frame(child, visit)),
    back: bringInRoute.link({ child: child.id }),
    main: html`
<h1 class="govuk-heading-l">What the file holds</h1>
<p class="govuk-body">Every file in it is as it was when the bundle was made. That does not show who made it: be sure of that by how it came to you.</p>
${summaryList({
  rows: [
    { key: 'From', value: manifest.from.name },
    { key: 'Made by', value: `${manifest.madeBy.name}, ${manifest.madeBy.role}` },
    { key: 'Made on', value: dateInWords(Temporal.PlainDate.from(manifest.madeAt.slice(0, 10))) },
    { key: 'Brings', value: manifest.carries.map(({ title }) => title).join('; ') || 'Nothing by name' },
  ],
})}
<h2 class="govuk-heading-m">${comes.length === 0 ? 'Nothing would be added' : `${comes.length === 1 ? '1 entry' : `${comes.length} entries`} would be added`}</h2>
${comes.map(entryView)}
${
  stays.length > 0 &&
  html`<h2 class="govuk-heading-m">What stays out</h2>
<ul class="govuk-list govuk-list--bullet">${stays.map(({ entry, because }) => html`<li>${entry.title}, ${dateInWords(Temporal.PlainDate.from(entry.happenedOn))}: ${stayOut[because]}.</li>`)}</ul>`
}
${comes.length > 0 && posted('bring-in', button({ text: 'Bring it in', preventDoubleClick: true }))}
${posted('discard', button({ text: 'Do not use this file', look: 'secondary', preventDoubleClick: true }))}`,
  };
}

const done = ({ entries, filesLeftOut }: BroughtIn): string =>
  `${entries === 1 ? '1 entry is' : `${entries} entries are`} in the record${filesLeftOut.length === 0 ? '' : `. ${filesLeftOut.length === 1 ? '1 file was' : `${filesLeftOut.length} files were`} left out, of a kind that is not taken. Open them in the zip file`}`;

const looking = <Result>(visit: Visit, work: (child: OpenChild) => Promise<Result>): Promise<Result> =>
  visit.look('handover brought in', async (access) => work(await open(visit, access)));

const posted = z.object({ doing: z.enum(['bring-in', 'discard']), seen: z.string().regex(/^\d{1,9}$/u) });

export const bringInRoutes: readonly PageRoute[] = [
  {
    method: 'GET',
    path: bringInRoute.path,
    handle: (visit) => looking(visit, (child) => uploadView(child, visit)),
  },
  {
    method: 'POST',
    path: bringInRoute.path,
    takesFile: fileField,
    handle: (visit) =>
      looking<Reply>(visit, async (child) => {
        const { file } = visit;
        if (file === undefined) return uploadView(child, visit, 'Select a handover file that is not empty');
        if (file.bytes > mostBytes)
          return uploadView(child, visit, 'The file is larger than a handover of one child can be');
        const taken = await takeBundle(child, file.name, await readFile(file.path), file.sha256.toString('hex'));
        return taken.ok
          ? redirect(broughtInRoute.link({ child: child.id, draft: taken.draft }))
          : uploadView(child, visit, taken.says);
      }),
  },
  {
    method: 'GET',
    path: broughtInRoute.path,
    handle: (visit) => looking(visit, (child) => lookView(child, visit)),
  },
  {
    method: 'POST',
    path: broughtInRoute.path,
    handle: (visit) =>
      looking<Reply>(visit, async (child) => {
        const asked = posted.safeParse(visit.body);
        if (!asked.success) return lookView(child, visit);
        const draft = visit.parameters['draft'] ?? '';
        if (asked.data.doing === 'discard') {
          await removeDraft(child.access, draft);
          return redirect(bringInRoute.link({ child: child.id }), 'The file is not kept');
        }
        const result = await bringIn(child, draft, Number(asked.data.seen));
        return redirect(timelineRoute.link({ child: child.id }), done(result));
      }),
  },
];
