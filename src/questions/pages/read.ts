/** Reading what a question quotes, together and in order, and writing down how an entry reads now. */
import { isProblem } from '../../errors.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { markRead } from '../../record/prompts/readings.ts';
import { questionRoute, readQuestionRoute, timelineRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { textarea } from '../../ui/components/textarea.ts';
import type { PostedBody } from '../../ui/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { readAgain } from '../read-again.ts';
import { type Asked, askedPage, openAsked } from './asked-question.ts';
import { addressOf, quotedEntry } from './question-words.ts';

const longest = 4_000;
const fieldOf = ({ id }: ChronologyEntry): string => `reads-${id}`;

type Typed = ReadonlyMap<string, string>;

function typedIn(body: PostedBody, entries: readonly ChronologyEntry[]): Typed {
  return new Map(
    entries.map((entry) => {
      const value = body[fieldOf(entry)];
      return [entry.id, typeof value === 'string' ? value.replaceAll(/\r\n?/g, '\n').trim() : ''];
    }),
  );
}

const shownEntry = (entry: ChronologyEntry, { open, names }: Asked, typed: Typed): Html => html`
${insetText({
  text: html`<p class="govuk-body">${quotedEntry(entry, names, open.prompt)}</p>
<p class="govuk-body-s govuk-!-margin-bottom-0"><a class="govuk-link" href="${timelineRoute.link({ child: open.child.id }, { entry: entry.id }, entry.id)}">Open it on the timeline</a></p>`,
})}
${textarea({
  name: fieldOf(entry),
  id: fieldOf(entry),
  value: typed.get(entry.id),
  rows: 2,
  label: { text: 'How does it read now? (optional)', size: 's' },
  errorMessage: (typed.get(entry.id) ?? '').length > longest ? `Write ${longest} characters or less` : undefined,
})}`;

function show(asked: Asked, typed: Typed, visit: Visit, wrong?: string): Promise<PageReply> {
  const { child, prompt, quoted, since } = asked.open;
  return askedPage(
    asked,
    {
      title: 'Read what it quotes',
      errors: wrong === undefined ? [] : [{ text: wrong }],
      main: html`
<p class="govuk-body">In the order in which it happened. What people wrote stays as it was. If an entry reads differently today, say how: it stands beside the entry, with your name.</p>
${formElement({
  action: readQuestionRoute.link(addressOf(prompt)),
  token: visit.formToken,
  content: html`${hiddenField('seen', String(child.seen))}
${quoted.map((entry) => shownEntry(entry, asked, typed))}
${since.length > 0 && html`<h2 class="govuk-heading-m">Of the same kind since then</h2>${since.map((entry) => shownEntry(entry, asked, typed))}`}
${button({ text: 'Save and go back to the question', preventDoubleClick: true })}`,
})}`,
    },
    visit,
  );
}

export const readQuestionPage: PageRoute = {
  method: 'GET',
  path: readQuestionRoute.path,
  handle: (visit) =>
    visit.look('what a question quotes', async (access) => {
      const asked = await openAsked(visit, access);
      await markRead(asked.open.child, asked.open.prompt);
      return show(asked, new Map(), visit);
    }),
};

export const readQuestionAction: PageRoute = {
  method: 'POST',
  path: readQuestionRoute.path,
  handle: (visit) =>
    visit.look('what a question quotes', async (access) => {
      const asked = await openAsked(visit, access);
      const { prompt, quoted, since } = asked.open;
      const typed = typedIn(visit.body, [...quoted, ...since]);
      if ([...typed.values()].some((words) => words.length > longest))
        return show(asked, typed, visit, `Write ${longest} characters or less about each entry`);
      try {
        const { seen } = visit.body;
        const written = await readAgain(asked.open, typed, Number(typeof seen === 'string' ? seen : Number.NaN));
        const notice = written === 0 ? undefined : 'How entries read now has been recorded';
        return redirect(questionRoute.link(addressOf(prompt)), notice);
      } catch (error) {
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        return show(asked, typed, visit, `${error.message} ${error.next}`);
      }
    }),
};
