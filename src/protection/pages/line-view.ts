/** The line of the child protection process as people see it: each step with its state in words, what happened and what is due. */
import { dayOf } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { sentenceOf } from '../../kinds/registry.ts';
import { timelineRoute } from '../../ui/addresses.ts';
import { attributes } from '../../ui/attributes.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { dueWords, dutyStateTag, partyWords } from '../../ui/duty-words.ts';
import { type Html, html } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';
import type { LineStep, ProtectionLine, ProtectionStep, StepState } from '../protection-line.ts';

export const stepTitles: Readonly<Record<ProtectionStep, string>> = {
  decision: 'Decision to discuss',
  'strategy-discussion': 'Strategy discussion',
  enquiry: 'Section 47 enquiry',
  conference: 'First conference',
  plan: 'Plan',
  'core-group': 'Core group',
  review: 'Reviews',
  end: 'End of the plan',
};

const stepStateTag = stateTag<StepState>({
  done: { words: 'Done', colour: 'green' },
  'going-on': { words: 'Going on', colour: 'blue' },
  owed: { words: 'Due', colour: 'yellow' },
  overdue: { words: 'Overdue', colour: 'red' },
  'not-reached': { words: 'Not reached', colour: 'grey' },
});

export type LineShown = {
  readonly child: string;
  readonly names: Names;
  readonly today: Temporal.PlainDate;
  readonly titleOf: (rule: string) => string;
};

function shortWhen({ entries, duties }: LineStep, today: Temporal.PlainDate): Html | null {
  const [duty] = duties;
  if (duty !== undefined) return html`by ${dueWords(duty, today)}`;
  const last = entries.at(-1);
  return last === undefined ? null : onDate(dayOf(last.happenedFrom));
}

export const linePicture = ({ steps }: ProtectionLine, today: Temporal.PlainDate): Html =>
  html`<ol class="throughline-line">${steps.map(
    (step) =>
      html`<li${attributes({ class: step.state === 'not-reached' ? undefined : 'throughline-line__reached' })}><strong>${stepTitles[step.step]}</strong><br>${stepStateTag(step.state)}<br><span class="throughline-small">${shortWhen(step, today)}</span></li>`,
  )}</ol>`;

function happened({ entries }: LineStep, { child, names }: LineShown): Html | false {
  return (
    entries.length > 0 &&
    html`<ul class="govuk-list">${entries.map(
      ({ id, kind, data, happenedFrom }) =>
        html`<li><a class="govuk-link" href="${timelineRoute.link({ child }, { entry: id }, id)}">${onDate(dayOf(happenedFrom))}</a>. ${sentenceOf(kind, data, names)}</li>`,
    )}</ul>`
  );
}

function owed({ duties }: LineStep, { names, today, titleOf }: LineShown): Html | false {
  return (
    duties.length > 0 &&
    html`<ul class="govuk-list">${duties.map(
      (duty) =>
        html`<li>${dutyStateTag(duty.state)} ${titleOf(duty.rule)}: ${dueWords(duty, today)}. <span class="throughline-small">${partyWords(duty.owner, names.organisation)}</span></li>`,
    )}</ul>`
  );
}

/** Only steps at which something happened or is owed. */
export const lineDetails = ({ steps }: ProtectionLine, shown: LineShown): Html =>
  summaryList({
    rows: steps
      .filter(({ entries, duties }) => entries.length + duties.length > 0)
      .map((step) => ({
        key: stepTitles[step.step],
        value: html`${happened(step, shown)}${owed(step, shown)}`,
      })),
  });
