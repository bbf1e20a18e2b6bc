/** Rules that rest on statute or regulations cannot be left out: a pack that replaces another has to keep them. */
import { kindOfRule, type Pack, type Rule, ruleId } from '../../rulebook/pack/pack-schema.ts';

const isLaw = ({ basis }: Rule): boolean => basis === 'statute' || basis === 'regulations';

const isLater = (a: string | undefined, b: string | undefined): boolean => (a ?? '0000') > (b ?? '0000');
const isEarlier = (a: string | undefined, b: string | undefined): boolean => (a ?? '9999') < (b ?? '9999');

function missing(was: Rule, is: Rule | undefined): string | null {
  const name = `“${was.title}” (${ruleId(was)})`;
  if (is === undefined) return `${name} is law and cannot be left out. Put it back as it is.`;
  if (kindOfRule(is) !== kindOfRule(was)) return `${name} is law and cannot become another kind of rule.`;
  if (!isLaw(is)) return `${name} is law. Its basis has to stay ${was.basis}.`;
  if (isLater(is.inForce.from, was.inForce.from) || isEarlier(is.inForce.to, was.inForce.to))
    return `${name} is law. Its dates in force cannot be made shorter here.`;
  if (is.commences !== undefined && is.commences !== was.commences)
    return `${name} is law and in force. It cannot be made to wait for a commencement.`;
  return null;
}

/** @param after the pack that takes the place of `before`, or null when nothing does */
export function lawLeftOut(before: Pack, after: Pack | null): readonly string[] {
  const kept = new Map((after?.rules ?? []).map((rule) => [ruleId(rule), rule]));
  return before.rules.filter(isLaw).flatMap((rule) => missing(rule, kept.get(ruleId(rule))) ?? []);
}
