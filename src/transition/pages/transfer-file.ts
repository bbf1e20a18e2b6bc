/** Transfer files that a school makes of its leavers: one for each next school; and saying that one was sent. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { type Actor, holdsPost } from '../../record/actor.ts';
import { type ChildSummary, childSummaries, fullName, openChild } from '../../record/child.ts';
import { findMove, type SchoolMove } from '../../record/moves.ts';
import { findOrganisation, type Organisation, organisationsById } from '../../record/organisations.ts';
import { type FileMade, filesMade } from '../../record/transfer-files-made.ts';
import { handoverItemRoute, transferFileRoute } from '../../ui/addresses.ts';
import { schoolCohortRoute } from '../../ui/cohort-addresses.ts';
import { button } from '../../ui/components/button.ts';
import { checkboxes } from '../../ui/components/checkboxes.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { notificationBanner } from '../../ui/components/notification-banner.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { PageReply, PageRoute, Reply, Visit } from '../../ui/page-route.ts';
import { dateWithDistance, instantWithDistance } from '../../ui/when.ts';
import { leaversOf, protectedAmong } from '../export/leavers.ts';
import { makeTransferFile } from '../export/make-transfer-file.ts';
import { loadHandover } from '../handover.ts';
import { takeItemStep } from '../take-item-step.ts';

const makers: readonly Role[] = ['data-manager', 'headteacher', 'dsl'];

export const makesTransferFiles = (actor: Actor, school: string): boolean =>
  makers.some((role) => holdsPost(actor, role, school));

type Loaded = {
  readonly school: Organisation;
  readonly leavers: readonly SchoolMove[];
  readonly kept: ReadonlySet<string>;
  readonly made: readonly FileMade[];
  readonly children: ReadonlyMap<string, ChildSummary>;
  readonly schools: ReadonlyMap<string, Organisation>;
};

async function load(access: Access, visit: Visit): Promise<Loaded> {
  const id = visit.parameters['school'] ?? '';
  const school = makesTransferFiles(visit.actor, id) ? await findOrganisation(access, id) : undefined;
  if (school === undefined) throw problem('NOT_FOUND');
  const leavers = await leaversOf(access, id, visit.today);
  const subjects = leavers.map(({ subject }) => subject);
  const made = await filesMade(access, id);
  return {
    school,
    leavers,
    kept: await protectedAmong(access, subjects),
    made,
    children: await childSummaries(access, subjects),
    schools: await organisationsById(access, [
      ...leavers.flatMap(({ to }) => to.organisation ?? []),
      ...made.flatMap(({ to }) => to ?? []),
    ]),
  };
}

const unknown = 'unknown';
const nobody = 'Select the children whom the file is about';
const chosen = z.object({
  to: z.string().max(50),
  moves: z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.uuid()).min(1)),
});

const countWords = (count: number): string => (count === 1 ? '1 child' : `${count} children`);

const nameOf = ({ schools }: Loaded, to: string | null): string =>
  to === null ? 'a school that nobody knows yet' : (schools.get(to)?.name ?? 'a school');

function destination(visit: Visit, loaded: Loaded, to: string | null, all: readonly SchoolMove[]): Html {
  const before = new Set(loaded.made.flatMap(({ children }) => children.map(({ move }) => move)));
  const moves = all.filter(({ subject }) => !loaded.kept.has(subject) && loaded.children.has(subject));
  const code = to ?? unknown;
  if (moves.length === 0) return nothing;
  return formElement({
    action: transferFileRoute.link({ school: loaded.school.id }),
    token: visit.formToken,
    content: html`${hiddenField('step', 'make')}${hiddenField('to', code)}
${checkboxes({
  name: 'moves',
  idPrefix: `moves-${code}`,
  classes: 'govuk-checkboxes--small',
  fieldset: { legend: { text: `To ${nameOf(loaded, to)}`, size: 'm' } },
  values: moves.filter(({ id }) => !before.has(id)).map(({ id }) => id),
  items: moves.map(({ id, subject, leavesOn }) => {
    const child = loaded.children.get(subject);
    return {
      value: id,
      text: child === undefined ? 'A child' : fullName(child),
      hint: html`${leavesOn === null ? 'Last day not known' : html`Leaves ${dateWithDistance(leavesOn, visit.today)}`}${before.has(id) && '. In a file that was made before'}`,
    };
  }),
})}
${button({ text: html`Make the file<span class="govuk-visually-hidden"> to ${nameOf(loaded, to)}</span>` })}`,
  });
}

const protectedWords = ({ kept, children }: Loaded): Html => {
  const names = [...kept].flatMap((id) => {
    const child = children.get(id);
    return child === undefined ? [] : [fullName(child)];
  });
  return names.length === 0
    ? nothing
    : html`<p class="govuk-body"><strong>No file is made of ${names.join(', ')}</strong>: where the child goes is protected. Ring the council’s admissions team, who make this transfer.</p>`;
};

const madeBefore = (visit: Visit, loaded: Loaded): Html =>
  html`<h2 class="govuk-heading-m">Files made before</h2>${
    loaded.made.length === 0
      ? html`<p class="govuk-body">None yet.</p>`
      : loaded.made.map(
          (file) =>
            html`${summaryList({
              card: { title: { text: file.fileName, headingLevel: 3 } },
              rows: [
                { key: 'To', value: nameOf(loaded, file.to) },
                { key: 'Made', value: instantWithDistance(file.madeAt, visit.now) },
                { key: 'About', value: countWords(file.children.length) },
              ],
            })}${formElement({
              action: transferFileRoute.link({ school: loaded.school.id }),
              token: visit.formToken,
              content: html`${hiddenField('step', 'sent')}${hiddenField('file', file.id)}${button({ text: html`I have sent it<span class="govuk-visually-hidden">: ${file.fileName}</span>`, look: 'secondary', preventDoubleClick: true })}`,
            })}`,
        )
  }`;

type Outcome = { readonly sent: number; readonly failed: readonly ErrorSummaryItem[] };

function view(visit: Visit, loaded: Loaded, errors: readonly ErrorSummaryItem[] = [], outcome?: Outcome): PageReply {
  const groups = Map.groupBy(loaded.leavers, ({ to }) => to.organisation);
  return {
    kind: 'page',
    title: 'Transfer files of leavers',
    section: 'cohort',
    back: schoolCohortRoute.link({ school: loaded.school.id }),
    errors: [...errors, ...(outcome?.failed ?? [])],
    main: html`
${outcome !== undefined && outcome.sent > 0 && notificationBanner({ text: `The transfer file is recorded as sent for ${countWords(outcome.sent)}`, type: 'success' })}
<h1 class="govuk-heading-l"><span class="govuk-caption-l">${loaded.school.name}</span> Transfer files of leavers</h1>
<p class="govuk-body">A Common Transfer File carries register data: names, numbers, addresses, contacts, the SEN status, a medical flag, attendance, results. It cannot carry plans, behaviour, worries or what a pupil says: those are items of their own.</p>
${protectedWords(loaded)}
${groups.size === 0 ? html`<p class="govuk-body">Nobody leaves this school with a confirmed place elsewhere.</p>` : [...groups].map(([to, moves]) => destination(visit, loaded, to, moves))}
<p class="govuk-body">Upload the file to the Department for Education’s school-to-school service (S2S), then say here that you have sent it.</p>
${madeBefore(visit, loaded)}`,
  };
}

export const transferFilePage: PageRoute = {
  method: 'GET',
  path: transferFileRoute.path,
  handle: (visit) => visit.look('transfer files', async (access) => view(visit, await load(access, visit))),
};

const make = (visit: Visit): Promise<Reply> =>
  visit.look('transfer file', async (access): Promise<Reply> => {
    const loaded = await load(access, visit);
    const read = chosen.safeParse(visit.body);
    const to = visit.body['to'] === unknown ? null : visit.body['to'];
    const moves = read.success
      ? loaded.leavers.filter(
          ({ id, subject, to: next }) =>
            read.data.moves.includes(id) && next.organisation === to && !loaded.kept.has(subject),
        )
      : [];
    if (moves.length === 0) {
      const href = fragment(`moves-${typeof to === 'string' ? to : unknown}`);
      return view(visit, loaded, [{ text: nobody, href }]);
    }
    const next = typeof to === 'string' ? loaded.schools.get(to) : undefined;
    const file = await makeTransferFile(access, loaded.school, next, moves);
    return { kind: 'download', fileName: file.fileName, contentType: 'application/xml', body: file.content };
  });

/** Each child by itself, in a transaction of its own. Throws as the steps of an item do. */
async function sentOne(access: Access, { child: id, move: moveId }: FileMade['children'][number], fileName: string) {
  const child = await openChild(access, id);
  const move = await findMove(child, moveId);
  if (move === undefined || move.state !== 'confirmed') throw problem('NOT_FOUND');
  const handover = await loadHandover(child, move);
  const item = handover.items.find(({ code }) => code === 'ctf');
  if (item === undefined) throw problem('NOT_FOUND');
  const sender = move.from.organisation === null ? undefined : await findOrganisation(access, move.from.organisation);
  await takeItemStep(child, handover, item, 'sent', { channel: 's2s', note: fileName }, sender, child.seen);
}

async function sent(visit: Visit): Promise<Reply> {
  const loaded = await visit.look('transfer files', (access) => load(access, visit));
  const file = loaded.made.find(({ id }) => id === visit.body['file']);
  if (file === undefined) throw problem('NOT_FOUND');
  const failed: ErrorSummaryItem[] = [];
  let done = 0;
  for (const each of file.children) {
    try {
      await visit.look('transfer files', (access) => sentOne(access, each, file.fileName));
      done += 1;
    } catch (error) {
      if (!isProblem(error)) throw error;
      const child = loaded.children.get(each.child);
      const href = handoverItemRoute.link({ child: each.child, move: each.move, item: 'ctf' });
      failed.push(
        child === undefined
          ? { text: 'One of the children does not leave this school any more, or you do not see them any more' }
          : { text: `${fullName(child)}: ${error.message}`, href },
      );
    }
  }
  return visit.look('transfer files', async (access) =>
    view(visit, await load(access, visit), [], { sent: done, failed }),
  );
}

export const transferFileAction: PageRoute = {
  method: 'POST',
  path: transferFileRoute.path,
  handle: (visit) => (visit.body['step'] === 'sent' ? sent(visit) : make(visit)),
};
