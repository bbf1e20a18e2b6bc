/** Refuses a prompt that names what does not exist, or that nothing could be quoted for. */
import { checkParty } from '../pack/check-due.ts';
import { checkEntry, checkPattern, kindsOf, type Report, restsOnEntry } from '../pack/check-pattern.ts';
import type { Pattern } from '../pack/pattern-schema.ts';
import type { Path } from '../pack/schema-problems.ts';
import { presences } from './parts-of-pattern.ts';
import type { PromptRule } from './prompt-rule.ts';

const namesTriggerIn = (pattern: Pattern): boolean =>
  /"trigger\.|(?:before|after) trigger"/u.test(JSON.stringify(pattern));

export function checkPrompt(rule: PromptRule, path: Path, report: Report): void {
  const raised = [...path, 'raised'];
  const anchors =
    rule.when === undefined ? presences(rule.raised).flatMap(({ entry }) => kindsOf(entry)) : kindsOf(rule.when.entry);
  if (rule.when !== undefined) {
    checkEntry(rule.when, null, [...path, 'when'], report);
  } else {
    if (!restsOnEntry(rule.raised))
      report(raised, 'An absence has to be anchored. Name under "when" what happened first.');
    if (namesTriggerIn(rule.raised)) report(raised, 'There is no trigger to compare with. Name it under "when".');
    if (rule.wait !== undefined) report([...path, 'wait'], 'Name under "when" what to wait after.');
  }
  checkPattern(rule.raised, anchors, raised, report);
  checkParty(rule.owner, [...path, 'owner'], { triggers: anchors, report });
}
