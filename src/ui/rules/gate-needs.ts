/** What has to be true before a step, need by need, with what may stand in for it in law. */
import { withheldSubjects } from '../../kinds/telling.ts';
import { dueInWords } from '../../rulebook/diff/diff-rules.ts';
import type { GateException, GateRule, Need } from '../../rulebook/gate/gate-rule.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html } from '../html.ts';
import { ownerWords, roleList } from './asked-rows.ts';
import { entryWords, patternWords } from './pattern-words.ts';
import { startsLarge } from './plain-words.ts';

const exceptionItem = ({ test, at, authorisedBy, forAtMost, asks, only, standing }: GateException): Html =>
  html`<li>${startsLarge(test)} (${at}). Authorised by: ${roleList(authorisedBy)}.${
    forAtMost === undefined ? '' : ` For at most ${forAtMost}.`
  }${only === undefined ? '' : ` Only when there is ${patternWords(only)}.`}${
    standing === undefined
      ? ''
      : ` One that stands beyond a single step counts too, when it withholds ${standing.map((each) => withheldSubjects[each]).join(' or ')}.`
  } ${asks}</li>`;

function needView({ says, do: next, met, per, if: only, owner, afterwards, exceptions }: Need): Html {
  const list = summaryList({
    rows: [
      ...(per === undefined ? [] : [{ key: 'Asked about each', value: entryWords(per) }]),
      ...(only === undefined ? [] : [{ key: 'Only if', value: startsLarge(patternWords(only)) }]),
      { key: 'It is so when', value: startsLarge(patternWords(met)) },
      { key: 'Otherwise', value: startsLarge(next) },
      { key: 'Who sees to it', value: ownerWords(owner) },
      ...(afterwards === undefined ? [] : [{ key: 'After a step without it', value: dueInWords(afterwards.due) }]),
    ],
  });
  return html`<h3 class="govuk-heading-s">${startsLarge(says)}</h3>${list}
${exceptions.length > 0 && html`<p class="govuk-body">It may be left out under one of these tests:</p><ul class="govuk-list govuk-list--bullet">${exceptions.map(exceptionItem)}</ul>`}`;
}

export function gateNeeds({ needs, emergency }: GateRule): Html {
  const titles = new Map(needs.map(({ id, says }) => [id, says]));
  return html`<h2 class="govuk-heading-m">What has to be true</h2>${needs.map(needView)}
${
  emergency !== undefined &&
  html`<h3 class="govuk-heading-s">In an emergency</h3>
<p class="govuk-body">When there is ${patternWords(emergency.when)}, these may follow within ${emergency.within}:</p>
<ul class="govuk-list govuk-list--bullet">${emergency.defers.map((id) => html`<li>${titles.get(id) ?? id}</li>`)}</ul>`
}`;
}
