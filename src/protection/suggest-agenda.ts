/** What a meeting could find out: what is not known, who has not been heard, what contradicts itself, and questions that are open. */
import type { OpenChild } from '../record/child.ts';
import { loadNames } from '../record/organisations.ts';
import { promptsOf } from '../record/prompts/prompts.ts';
import { asOfNow, rulesViewOf } from '../record/rules-view.ts';
import { readThreshold } from '../rulebook/threshold/read-threshold.ts';
import type { ThresholdReading } from '../rulebook/threshold/threshold.ts';

const longest = 300;
const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

/** The partnership's own document, as it reads what the viewer may see. No level is taken from it. */
async function reading(child: OpenChild): Promise<ThresholdReading | null> {
  const { engine, now } = child.access;
  const own = [...engine.rulebook.thresholds.values()].find(({ pack }) => pack.status === 'in-force');
  if (own === undefined) return null;
  const { entries, world } = await rulesViewOf(child);
  return readThreshold(engine.rulebook, own.rule.threshold, entries, world, asOfNow(entries, now));
}

/** Each in a line, in the order in which a meeting would take them. */
export async function suggestAgenda(child: OpenChild): Promise<readonly string[]> {
  const { access } = child;
  const read = await reading(child);
  const prompts = (await promptsOf(child)).filter(({ state }) => state === 'open');
  const questions = prompts.map(({ rule }) => access.engine.rulebook.ruleOf(rule)?.rule.title ?? rule);
  const heard = read?.notHeardFrom;
  const names = await loadNames(access, heard?.organisations ?? [], []);
  return [
    ...(heard === undefined || heard.child ? ['What the child says and wants, in their own words'] : []),
    ...(heard?.parents === true ? ['What the parents say'] : []),
    ...questions.map((title) => `Open question: ${title}`),
    ...(read?.contradictions ?? []).map(({ says }) => `Recorded against each other: ${says}`),
    ...(heard?.organisations ?? []).map((id) => `What ${names.organisation(id)} knows: nothing is recorded`),
    ...(read?.notKnown ?? []).map(({ title }) => `Not known: ${title}`),
  ].map(shortened);
}
