/** A pathway drawn region by region, each with the same in words beside it. */
import type { PathwayRule } from '../../rulebook/pathway/pathway-rule.ts';
import { details } from '../components/details.ts';
import { scrollPane } from '../components/scroll-pane.ts';
import { type Html, html } from '../html.ts';
import { happenedWithout, regionTable, responsibilitiesTable } from './pathway-tables.ts';
import { answersNow, hereSince, type RunningPathway, runningRegion } from './pathway-words.ts';
import { regionPicture } from './region-picture.ts';

function regionWith(name: string, rule: PathwayRule, running: RunningPathway | undefined): Html | null {
  const region = rule.regions[name];
  const picture = regionPicture(name, rule, runningRegion(running, name));
  if (region === undefined || picture === null) return null;
  const now = runningRegion(running, name);
  const title = now === undefined ? '' : (region.states[now.state]?.title ?? now.state);
  return html`
<section class="throughline-region">
  <h3 class="govuk-heading-m">${region.title}</h3>
  ${
    now !== undefined &&
    running !== undefined &&
    html`<p class="govuk-body"><strong>${title}.</strong> ${hereSince(now)}. Answers for it: ${answersNow(now, running)}.</p>`
  }
  ${scrollPane({ label: `Picture: ${region.title}`, content: picture })}
  ${details({ summary: `${region.title} in words`, text: regionTable(name, region, rule, running) })}
</section>`;
}

/**
 * @param running the pathway of one child, whose states are then marked; without it the pathway as the rule has it. Pass
 *   only the regions that the viewer may see.
 */
export function pathwayPicture(rule: PathwayRule, running?: RunningPathway): Html {
  const shown = Object.keys(rule.regions).filter((name) => running?.regions?.includes(name) !== false);
  return html`
<div class="throughline-drawn">
  ${rule.invariants.map(({ title }) => html`<p class="govuk-body"><strong>Always:</strong> ${title}.</p>`)}
  ${running !== undefined && happenedWithout(running.pathway, rule, shown)}
  <div class="throughline-regions">${shown.map((name) => regionWith(name, rule, running))}</div>
  ${responsibilitiesTable(rule)}
</div>`;
}
