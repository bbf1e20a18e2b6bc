/** The lines of a timeline for paper: whole, the oldest first, with who printed them and when on every sheet. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../../record/access.ts';
import { fullName, identifiersOf, type OpenChild } from '../../record/child.ts';
import { printTimelineRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { atInstant, onDate } from '../../ui/when.ts';
import { childrenAsked, othersQuery } from './children-together.ts';
import { loadTimeline } from './load-timeline.ts';
import { askedErrors, askedQuery, readAsked } from './timeline-asked.ts';
import { knownBanner, narrowedTo } from './timeline-filters.ts';
import { showLines } from './timeline-items.ts';

const note = ({ transaction, actor, now }: Access, { id }: OpenChild, lines: number): Promise<void> =>
  recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner: actor.practitioner,
    at: now,
    action: 'timeline opened for printing',
    subject: id,
    detail: { lines },
  });

const born = ({ dateOfBirth }: OpenChild): Html => html`born ${onDate(dateOfBirth)}`;

const printedBy = ({ actor, now }: Visit): Html => {
  const [post] = actor.posts;
  return html`Printed by ${actor.name}${post !== undefined && `, ${post.organisationName}`}, ${atInstant(now)}`;
};

export const printTimelinePage: PageRoute = {
  method: 'GET',
  path: printTimelineRoute.path,
  handle: (visit) =>
    visit.look('timeline for printing', async (access) => {
      const { children } = await childrenAsked(access, visit);
      const [child, ...others] = children;
      const asked = readAsked(visit.query);
      const timeline = await loadTimeline(children, asked, visit);
      const found = timeline.found.toReversed();
      for (const each of children)
        await note(access, each, found.filter((line) => line.children.includes(each)).length);
      const narrowed = narrowedTo(asked, timeline);
      const names = html`${children.map((each, index) => html`${index > 0 && '; '}<strong>${fullName(each)}</strong>, ${born(each)}`)}`;
      return {
        kind: 'page',
        title: 'Timeline for printing',
        section: 'children',
        back: timelineRoute.link({ child: child.id }, { ...askedQuery(asked), ...othersQuery(others) }),
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        errors: askedErrors(asked),
        main: html`
<h1 class="govuk-heading-l">${others.length === 0 ? 'Timeline' : 'Timelines together'}</h1>
<p class="govuk-body throughline-not-printed">Print this page from the menu of your browser. Paper can be lost and copied: print what you need, keep it locked away, and shred it afterwards. It has been recorded that you opened this page.</p>
<table class="throughline-sheets" role="presentation">
<thead><tr><td><p class="govuk-body-s throughline-sheet-head">${names}. ${printedBy(visit)}.</p></td></tr></thead>
<tbody><tr><td>
<p class="govuk-body">${found.length === 1 ? '1 line' : `${found.length} lines`}, the oldest first. ${narrowed === undefined ? 'Everything that the person who printed it could see' : html`Narrowed to: ${narrowed}`}. There may be more that they could not see. What has no label is recorded as a fact.</p>
${knownBanner(asked)}
${showLines(found, { reading: { ...timeline.reading, onPaper: true }, rulebook: access.engine.rulebook, namesChildren: others.length > 0 })}
</td></tr></tbody>
</table>`,
      };
    }),
};
