/** Choosing what somebody may read of the handover before it is sent, in words that they understand. */
import { z } from 'zod';
import { itemViews } from '../../kinds/voice-items.ts';
import type { Access } from '../../record/access.ts';
import { canRecord, identifiersOf } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { readFamily } from '../../record/people/read-family.ts';
import { concerns, restrictionState } from '../../record/people/restrictions.ts';
import { voiceItemsRoute, voicesRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { select } from '../../ui/components/select.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { placeOf } from '../people-to-ask.ts';
import { showItem } from '../show-item.ts';
import { isSent, itemsToShow } from '../shown-items.ts';
import { type OpenPerson, openPerson } from './open-voices.ts';

const chosen = z.object({
  item: z.string().min(1, 'Select what they may read').max(60),
  text: requiredText({ label: 'What they may read', enter: 'Enter it as they may read it', max: 4_000 }),
});

type Shown = OpenPerson & {
  readonly entries: readonly ChronologyEntry[];
  /** What may not be told to this person, as far as the visitor may see it. */
  readonly kept: readonly string[];
  readonly seesKept: boolean;
};

async function load(visit: Visit, access: Access): Promise<Shown> {
  const open = await openPerson(visit, access);
  const { person } = open;
  const { family, sees } = await readFamily(open.child);
  const kept = family.restrictions.filter(
    (each) =>
      person.person !== null && concerns(each, person.person) && restrictionState(each, visit.today) !== 'ended',
  );
  const entries = (await readChronology(open.child)).filter(
    ({ data, withdrawnBy, correctedBy }) =>
      data['move'] === open.move.id && withdrawnBy === null && correctedBy === null,
  );
  return { ...open, entries, kept: kept.map(({ withheld }) => withheld), seesKept: sees.safeguarding };
}

function shownSoFar({ entries, person }: Shown): Html | undefined {
  const mine = entries.filter(({ data }) => data['place'] === placeOf(person));
  const shown = mine.filter(({ kind }) => kind === 'voice-item.shown');
  if (shown.length === 0) return undefined;
  const noteOf = (id: unknown): string => {
    const note = mine.find(({ kind, data }) => kind === 'voice-item.noted' && data['shown'] === id)?.data;
    if (note === undefined) return 'They have said nothing about it yet';
    const said = typeof note['said'] === 'string' ? `. ${note['said']}` : '';
    return `They say: ${itemViews[note['view'] as keyof typeof itemViews].toLowerCase()}${said}`;
  };
  return html`<h2 class="govuk-heading-m">What they may read so far</h2>
${summaryList({
  rows: shown.map(({ data }) => ({
    key: String(data['itemTitle']),
    value: html`<span class="throughline-words">${String(data['text'])}</span><br><strong>${noteOf(data['shown'])}</strong>`,
  })),
})}
<p class="govuk-body">Of each part the newest text counts, until it is sent.</p>`;
}

const warnings = ({ kept, seesKept }: Shown): Html => html`
${kept.map((text) => warningText({ text: `Must not be told to them: ${text}` }))}
${!seesKept && insetText({ text: 'What must not be told to whom stands in a part of the record that your role does not open. Ask your designated safeguarding lead before you show anything. This stands on the page of every child.' })}`;

async function show(shown: Shown, form: Form<typeof chosen>, visit: Visit): Promise<PageReply> {
  const { child, move, person, entries } = shown;
  const at = { child: child.id, move: move.id };
  const items = itemsToShow(child.access.engine.rulebook).filter(
    ({ item, compartment }) => canRecord(child, compartment) && !isSent(entries, move.id, item),
  );
  return {
    kind: 'page',
    title: 'What they may read before it is sent',
    section: 'moves',
    back: voicesRoute.link(at),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l"><span class="govuk-caption-l">For ${person.name}</span> What they may read before it is sent</h1>
<p class="govuk-body">You choose for each part about special needs and behaviour what this person may read, in words that they understand. They see it on their page, or you read it with them, and what they say goes with it.</p>
${warnings(shown)}
${shownSoFar(shown)}
${
  items.length === 0
    ? html`<p class="govuk-body">Everything that you could show has been sent, or is in a part of the record that your role does not open.</p>`
    : formElement({
        action: voiceItemsRoute.link({ ...at, person: placeOf(person) }),
        token: visit.formToken,
        content: html`
${select({
  ...field(form, 'item'),
  label: { text: 'Which part?', size: 's' },
  items: [{ value: '', text: 'Choose a part' }, ...items.map(({ item, title }) => ({ value: item, text: title }))],
})}
${textarea({ ...field(form, 'text'), label: { text: 'What it says, as they may read it', size: 's' }, hint: 'Write nothing about other children, and nothing that could put somebody at risk', rows: 8 })}
${button({ text: 'Let them read it', preventDoubleClick: true })}`,
      })
}`,
  };
}

export const itemsPage: PageRoute = {
  method: 'GET',
  path: voiceItemsRoute.path,
  handle: (visit) =>
    visit.look('what a family may read', async (access) => show(await load(visit, access), blankForm(chosen), visit)),
};

export const itemsAction: PageRoute = {
  method: 'POST',
  path: voiceItemsRoute.path,
  handle: (visit) =>
    visit.look('what a family may read', async (access) => {
      const shown = await load(visit, access);
      const form = readForm(chosen, visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { child, move, person } = shown;
      const isKnown = itemsToShow(access.engine.rulebook).some(({ item }) => item === form.values.item);
      if (!isKnown) return show(shown, withError(form, 'item', 'Select what they may read'), visit);
      await showItem(child, move, person, form.values);
      const to = voiceItemsRoute.link({ child: child.id, move: move.id, person: placeOf(person) });
      return redirect(to, 'They may read it');
    }),
};
