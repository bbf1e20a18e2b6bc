/** A record played date by date: what each agency knew, what the rules would have raised, and what a challenge would have done. */
import { identifiersOf } from '../../record/child.ts';
import { childrenRoute, concernRoute, playRoute, replayRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity, childNavigation } from '../../ui/child-identity.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { challengeView } from './challenge-view.ts';
import { knownView, lanesView } from './known-view.ts';
import { type Played, readPlayed, spanOf } from './played.ts';
import { raisedView } from './raised-view.ts';
import { allDays, dayHeading, slider, stepLinks } from './stepping.ts';

/** The place of the day that is asked for, by its date or its number; the last day before it that is there; else the first. */
function placeOf(days: readonly string[], { on, step }: Visit['query']): number {
  if (step !== undefined && /^\d{1,6}$/u.test(step)) return Math.min(Math.max(Number(step), 1), days.length) - 1;
  if (on === undefined || !/^\d{4}-\d\d-\d\d$/u.test(on)) return 0;
  return Math.max(
    days.findLastIndex((day) => day <= on),
    0,
  );
}

function played(shown: Played, visit: Visit): Html {
  const { child, days } = shown;
  const index = placeOf(days, visit.query);
  const day = days[index];
  if (day === undefined) return html`<p class="govuk-body">There is nothing here that you can see.</p>`;
  const moment = { day, ...spanOf(day, visit.now) };
  const { decision, by, urgency } = visit.query;
  const stepping = { child: child.id, days, index };
  return html`
${dayHeading(day)}
<p class="govuk-body">Day ${index + 1} of ${days.length} on which something was recorded or raised.</p>
${stepLinks(stepping, 'Days')}
${lanesView(shown, moment)}
${slider(stepping)}
${allDays(stepping)}
${knownView(shown, moment)}
${raisedView(shown, moment)}
${challengeView(shown, moment, { decision, by, urgency })}
${stepLinks(stepping, 'Days, at the end')}`;
}

export const playPage: PageRoute = {
  method: 'GET',
  path: playRoute.path,
  handle: (visit) =>
    visit.look('record played date by date', async (access) => {
      const shown = await readPlayed(access, visit.parameters['child'] ?? '');
      const own = { child: shown.child.id };
      return {
        kind: 'page',
        title: 'Play a record',
        section: 'children',
        hasSlider: true,
        breadcrumbs: [
          { text: 'Children', href: childrenRoute.link() },
          { text: 'Timeline', href: timelineRoute.link(own) },
          { text: 'Replay', href: replayRoute.link(own) },
          { text: 'Play' },
        ],
        identity: childIdentity(shown.child, await identifiersOf(shown.child), visit.today),
        main: html`
${childNavigation(shown.child.id, 'replay')}
<h1 class="govuk-heading-l">Play this record</h1>
${insetText({
  text: html`<p class="govuk-body">This is hindsight, to learn from. It rests only on what you can see, shows agencies and never single workers, and measures nobody.</p>
<p class="govuk-body">Does it show that the child may be at risk now? <a class="govuk-link" href="${concernRoute.link(own)}">Record a concern today</a>, and ring.</p>`,
})}
${played(shown, visit)}`,
      };
    }),
};
