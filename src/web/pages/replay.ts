/** The replay of one child: what two rulebooks would have said, and when, beside what happened. */
import { join } from 'node:path';
import { dayOf, timeZone } from '../../clock.ts';
import { projectRoot } from '../../config.ts';
import { sentenceOf } from '../../kinds/registry.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { organisationsOf } from '../../record/load-world.ts';
import { inForceNow, type NamedRulebook, namedRulebook, rulebookNames } from '../../record/named-rulebook.ts';
import { loadNames } from '../../record/organisations.ts';
import { rulesViewOf } from '../../record/rules-view.ts';
import { replayChild } from '../../rulebook/replay/replay-child.ts';
import { childrenRoute, playRoute, replayRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { select } from '../../ui/components/select.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { firstWordsView } from '../../ui/replay/first-words.ts';
import type { Happened, ReplayColumn } from '../../ui/replay/replay-column.ts';
import { replayMonths, replayRest } from '../../ui/replay/replay-months.ts';

const folder = join(projectRoot, 'rulebooks');

const modes = {
  'would-have-said': 'What these rules would have said, whenever they came into force',
  'in-force': 'Only rules that were in force at the time',
} as const;
type Mode = keyof typeof modes;

type Choice = { readonly left: string; readonly right: string; readonly mode: Mode; readonly names: readonly string[] };

async function chosen({ query }: Visit): Promise<Choice> {
  const names = await rulebookNames(folder);
  const known = (asked: string | undefined): string | undefined => names.find((name) => name === asked);
  return {
    left: known(query['left']) ?? names.find((name) => name !== inForceNow) ?? inForceNow,
    right: known(query['right']) ?? inForceNow,
    mode: query['mode'] === 'in-force' ? 'in-force' : 'would-have-said',
    names,
  };
}

function choiceForm(child: string, { left, right, mode, names }: Choice, titles: ReadonlyMap<string, string>): Html {
  const items = names.map((name) => ({ value: name, text: titles.get(name) ?? name }));
  return html`<form action="${replayRoute.link({ child })}" method="get" novalidate class="throughline-inline-form">
${select({ name: 'left', label: { text: 'First rulebook', size: 's' }, value: left, items })}
${select({ name: 'right', label: { text: 'Second rulebook', size: 's' }, value: right, items })}
${select({
  name: 'mode',
  label: { text: 'Dates of the rules', size: 's' },
  value: mode,
  items: Object.entries(modes).map(([value, text]) => ({ value, text })),
})}
${button({ text: 'Show', look: 'secondary' })}
</form>`;
}

const columnOf = (
  { title, rulebook }: NamedRulebook,
  { entries, world }: Awaited<ReturnType<typeof rulesViewOf>>,
  now: Temporal.Instant,
): ReplayColumn => ({
  title,
  spoken: replayChild(entries, world, rulebook, now.epochMilliseconds),
  ruleTitle: (rule) => rulebook.ruleOf(rule)?.rule.title ?? rule,
});

export const replayPage: PageRoute = {
  method: 'GET',
  path: replayRoute.path,
  handle: async (visit) => {
    const choice = await chosen(visit);
    const shown = await visit.look('replay of a child', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const entries = await readChronology(child);
      const names = await loadNames(access, [...organisationsOf(entries)], []);
      const happened: readonly Happened[] = entries
        .filter(({ withdrawnBy }) => withdrawnBy === null)
        .map(({ id, kind, data, happenedFrom, recordedAt }) => ({
          id,
          known: dayOf(recordedAt),
          happened: happenedFrom.toZonedDateTimeISO(timeZone).toPlainDate(),
          says: sentenceOf(kind, data, names),
        }));
      return {
        child: child.id,
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        happened,
        view: await rulesViewOf(child),
        current: access.engine.rulebook,
      };
    });
    const where = { current: shown.current, folder };
    const all = await Promise.all(
      choice.names.map((name) =>
        namedRulebook(name, where, { dates: choice.mode === 'in-force' ? 'kept' : 'ignored' }),
      ),
    );
    const titles = new Map(all.map(({ name, title }) => [name, title]));
    const compared = [choice.left, choice.right].flatMap((name) => all.filter((each) => each.name === name));
    const columns = compared.map((rulebook) => columnOf(rulebook, shown.view, visit.now));
    const notes = compared.filter(({ note }) => note !== '');
    return {
      kind: 'page',
      title: 'Replay of a child',
      section: 'children',
      breadcrumbs: [
        { text: 'Children', href: childrenRoute.link() },
        { text: 'Timeline', href: timelineRoute.link({ child: shown.child }) },
        { text: 'Replay' },
      ],
      identity: shown.identity,
      main: html`
${childNavigation(shown.child, 'replay')}
<h1 class="govuk-heading-l">What the rules would have said</h1>
<p class="govuk-body">The chronology is read again from its beginning, and each rulebook speaks on what was recorded by then. <a class="govuk-link" href="${playRoute.link({ child: shown.child })}">Play this record</a> to see, date by date, what each agency knew, what was raised, and what a challenge would have done.</p>
${insetText({
  text: html`<p class="govuk-body">${modes[choice.mode]}. It rests only on the ${shown.happened.length} entries that you can see.</p>
${notes.map(({ title, note }) => html`<p class="govuk-body"><strong>${title}.</strong> ${note}</p>`)}`,
})}
${choiceForm(shown.child, choice, titles)}
${firstWordsView(columns)}
${replayMonths(shown.happened, columns)}
${replayRest(shown.happened, columns)}`,
    };
  },
};
