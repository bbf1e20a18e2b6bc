/** What the document says of a step: who may propose it, who has to agree, what it asks for. Silence is filled, and said so. Pure. */
import type { Role } from '../kinds/vocabulary.ts';
import type { CompiledThreshold } from '../rulebook/threshold/compile-threshold.ts';
import type { Level, Step as StepRule } from '../rulebook/threshold/level-schema.ts';

/** Who agrees where the document does not say. */
const usualAgree: readonly Role[] = ['team-manager', 'service-manager', 'director-childrens-services'];

export type StepAsked = {
  readonly rule: StepRule | null;
  /** Null: whoever works with the child. */
  readonly propose: readonly Role[] | null;
  readonly agree: readonly Role[];
  /** The document itself says who agrees. */
  readonly agreeIsWritten: boolean;
  readonly needs: readonly string[];
};

/** @param from the level now, where one was decided */
export function askedOfStep({ rule: { steps } }: CompiledThreshold, from: Level | null, to: Level): StepAsked {
  const rule = steps.find((step) => step.to === to.code && (from === null || step.from === from.code)) ?? null;
  return {
    rule,
    propose: rule === null || rule.propose.length === 0 ? null : rule.propose,
    agree: rule === null || rule.agree.length === 0 ? usualAgree : rule.agree,
    agreeIsWritten: rule !== null && rule.agree.length > 0,
    needs: [...(rule?.needs ?? []), ...to.requires],
  };
}
