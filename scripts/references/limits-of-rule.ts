/** Limits of time of a rule of any kind, in words. */
import { dueInWords } from '../../src/rulebook/diff/diff-rules.ts';
import { needDuty } from '../../src/rulebook/gate/need-duty.ts';
import type { LadderRule } from '../../src/rulebook/ladder/ladder-rule.ts';
import { repeatInWords } from '../../src/rulebook/limit-words.ts';
import { due } from '../../src/rulebook/pack/limit-schema.ts';
import type { Rule } from '../../src/rulebook/pack/pack-schema.ts';
import { limitWords } from '../../src/ui/pictures/due-words.ts';
import { codeWords, startsLarge } from '../../src/ui/rules/plain-words.ts';

const stages = (rule: LadderRule): readonly string[] =>
  rule.stages.map(
    ({ n, title, acknowledge, resolve }) =>
      `Stage ${n}, ${title}: acknowledged ${limitWords(acknowledge)}, settled ${limitWords(resolve)}.`,
  );

/** Whatever is called `due` or ends in it, in a rule of a kind that says nothing more of itself. */
function* dueParts(part: unknown, path: string): Generator<string> {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part)) {
    if (path === '' && name === 'examples') continue;
    const read = /due$/iu.test(name) ? due.safeParse(value) : undefined;
    if (read?.success === true)
      yield `${path === '' ? '' : `${startsLarge(codeWords(path))}: `}${dueInWords(read.data)}`;
    else yield* dueParts(value, /^\d+$/u.test(name) ? path : name);
  }
}

/** One sentence or more each; empty when the rule sets no time. */
export function limitsOfRule(rule: Rule): readonly string[] {
  if ('duty' in rule)
    return [dueInWords(rule.due), ...(rule.repeat === undefined ? [] : [repeatInWords(rule.repeat, 1)])];
  if ('item' in rule)
    return [
      `Sent: ${dueInWords(rule.send.due)}`,
      `Receipt confirmed: ${dueInWords(rule.confirm.due)}`,
      `Queries answered: ${dueInWords(rule.answer.due)}`,
    ];
  if ('prompt' in rule) return ['No time is fixed. It stays until a named person closes it with a reason.'];
  if ('gate' in rule)
    return rule.needs.map((need) => `After a step without it (${need.says}): ${dueInWords(needDuty(rule, need).due)}`);
  if ('ladder' in rule) return stages(rule);
  return [...dueParts(rule, '')];
}
