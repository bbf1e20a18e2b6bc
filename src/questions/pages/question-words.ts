/** Words for questions: where they stand, who has them, what they quote. */
import { dayOf } from '../../clock.ts';
import type { Names } from '../../kinds/kind.ts';
import { type PromptOutcome, promptOutcomes } from '../../kinds/prompts.ts';
import { kindNamed, sentenceOf } from '../../kinds/registry.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import type { AskedPrompt } from '../../record/prompts/prompts.ts';
import type { Keeper } from '../../record/prompts/who-has.ts';
import type { PromptState } from '../../rulebook/prompt/prompt.ts';
import { questionRoute } from '../../ui/addresses.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { onDate } from '../../ui/when.ts';
import { dateInWords } from '../../ui/when-words.ts';

export const questionStateTag = stateTag<PromptState>({
  open: { words: 'Open', colour: 'blue' },
  'second-reader': { words: 'Waits for a second reader', colour: 'yellow' },
  waiting: { words: 'Put off', colour: 'grey' },
  closed: { words: 'Closed', colour: 'green' },
});

export type QuestionAddress = {
  readonly child: string;
  readonly question: string;
  readonly asked: string;
};

/** The parts of the address of a question. */
export function addressOf({
  subject,
  rule,
  instance,
}: Pick<AskedPrompt, 'subject' | 'rule' | 'instance'>): QuestionAddress {
  return { child: subject, question: rule, asked: instance.slice(rule.length + 1) };
}

export const questionLink = (prompt: AskedPrompt): Href => questionRoute.link(addressOf(prompt));

export const outcomeWords = (outcome: string): string =>
  Object.hasOwn(promptOutcomes, outcome) ? promptOutcomes[outcome as PromptOutcome] : outcome;

/** "Marcus Oyelaran, who stands in for Gwen Ridley until 4 December 2026" */
export function keeperWords(keeper: Keeper | null, { owner }: Pick<AskedPrompt, 'owner'>): string {
  if (keeper === null) return `Nobody who can be reached: it is asked of a ${roles[owner.role]}`;
  const { name, instead } = keeper;
  return instead === null ? name : `${name}, who stands in for ${instead.name} until ${dateInWords(instead.until)}`;
}

/** An entry in full, with the day on which it happened, its author and the way to it. */
export function quotedEntry(entry: ChronologyEntry, names: Names, { withdrawn, corrected }: AskedPrompt): Html {
  const by = entry.recordedBy === null ? '' : `${names.practitioner(entry.recordedBy)}, `;
  return html`${onDate(dayOf(entry.happenedFrom))}. <strong>${kindNamed(entry.kind).title}.</strong> ${sentenceOf(entry.kind, entry.data, names)}<br>
<span class="throughline-small">${by}${names.organisation(entry.organisation)}.${withdrawn.includes(entry.id) && ' Withdrawn since.'}${corrected.includes(entry.id) && ' Corrected since: this is how it read when the question was raised.'}</span>`;
}
