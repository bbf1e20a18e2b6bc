/** What kind of rule it is, to which part of the work it belongs, and who owes something by it. */
import type { Role } from '../../kinds/vocabulary.ts';
import { kindOfRule, type Pack, type Rule, type RuleKind } from '../../rulebook/pack/pack-schema.ts';

export const ruleKindWords: Readonly<Record<RuleKind, string>> = {
  duty: 'Duty',
  item: 'Item of a handover',
  threshold: 'Threshold document',
  prompt: 'Question',
  gate: 'Condition before a step',
  ladder: 'Ladder for disagreements',
  pathway: 'Pathway',
  measure: 'Measure',
};

export const kindWordsOf = (rule: Rule): string => ruleKindWords[kindOfRule(rule) ?? 'duty'];

export const capabilities = {
  transition: 'Moving between schools',
  threshold: 'Thresholds and when to step up',
  escalation: 'When professionals disagree',
  pathway: 'The joint pathway with hospital',
  family: 'Family told and asked before a move',
  placement: 'Placements close to home',
  learning: 'Learning and measures',
  other: 'Other rules',
} as const;
export type Capability = keyof typeof capabilities;
export const capabilityCodes = Object.keys(capabilities) as readonly Capability[];

/** The lessons of the review from which the product comes. */
export const lessons: Readonly<Record<number, string>> = {
  1: 'Information has to go with the child from school to school',
  2: 'All staff know the thresholds, and how to challenge a decision',
  3: 'A clear pathway between the council and hospital, with responsibilities understood',
  4: 'Families are told and take part in decisions when children move',
  5: 'Care close to home where possible; secure, specialist or bespoke where needed',
  6: 'Learning reaches every agency and changes practice',
};

const capabilityOfLesson: Readonly<Record<number, Capability>> = {
  1: 'transition',
  2: 'threshold',
  3: 'pathway',
  4: 'family',
  5: 'placement',
  6: 'learning',
};

export function capabilityOf(rule: Rule): Capability {
  if ('ladder' in rule) return 'escalation';
  if ('threshold' in rule || 'prompt' in rule) return 'threshold';
  if ('measure' in rule) return 'learning';
  if ('pathway' in rule) return 'pathway';
  return capabilityOfLesson[rule.lesson ?? 0] ?? 'other';
}

/** Roles that owe something by the rule, each once, in the order in which the rule names them. */
export function ownersOf(rule: Rule): readonly Role[] {
  const named = (): readonly Role[] => {
    if ('duty' in rule || 'prompt' in rule) return [rule.owner.role];
    if ('item' in rule) return [rule.send.owner.role, rule.confirm.owner.role];
    if ('gate' in rule) return rule.needs.map(({ owner }) => owner.role);
    if ('ladder' in rule)
      return rule.stages.flatMap(({ who, chair }) => [
        ...(chair === undefined ? [] : [chair.role]),
        ...Object.values(who).map(({ acts }) => acts),
      ]);
    if ('threshold' in rule) return rule.cumulative.map(({ owner }) => owner);
    if ('pathway' in rule)
      return Object.values(rule.regions).flatMap(({ states }) =>
        Object.values(states).flatMap(({ accountable }) => (accountable === undefined ? [] : [accountable.role])),
      );
    return [];
  };
  return [...new Set(named())];
}

/** Why a rule is read here and never run, or null when it runs. */
export function neverRuns(pack: Pack, rule: Rule): string | null {
  if (pack.status === 'example')
    return 'This is the document of another area, or an example of one. It can be shown and compared with, and never runs here.';
  if (pack.status !== 'in-force')
    return 'This is a draft that nobody has put into force. It can be shown, and never runs here.';
  if ('ladder' in rule && rule.confirmed === 'no')
    return 'The stages of this ladder are not confirmed. It can be shown, and never runs here.';
  return null;
}
