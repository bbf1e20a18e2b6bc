/** Applies what packs say about rules of other packs: shorter limits, and rules switched off with a reason. */
import { problem } from '../errors.ts';
import { parseTimescale } from './calendar/timescale.ts';
import { suggestion } from './pack/closest.ts';
import type { Limit } from './pack/limit-schema.ts';
import type { Overlay } from './pack/overlay-schema.ts';
import type { Pack, Rule } from './pack/pack-schema.ts';

export type RuleOfPack = { readonly pack: Pack; readonly rule: Rule };
export type SwitchedOff = RuleOfPack & { readonly by: Pack; readonly because: string };
export type Overlaid = {
  readonly rules: ReadonlyMap<string, RuleOfPack>;
  readonly switchedOff: ReadonlyMap<string, SwitchedOff>;
};

const fixedByLaw: ReadonlySet<Rule['basis']> = new Set(['statute', 'regulations']);

type Changed<Part> = { readonly ok: true; readonly part: Part } | { readonly ok: false; readonly says: string };

const impossible = (says: string): Changed<never> => ({ ok: false, says });

/** The limit with a shorter time on the same clock. */
function shorter(limit: Limit, within: string): Changed<Limit> {
  if (typeof limit !== 'object' || !('within' in limit))
    return impossible('It has no limit of so much time after something.');
  const [now, wanted] = [parseTimescale(limit.within), parseTimescale(within)];
  if (now === null || wanted === null || now.unit !== wanted.unit)
    return impossible(`Its limit is ${limit.within}. Write a shorter one in the same unit.`);
  if (wanted.amount >= now.amount)
    return impossible(`Its limit is ${limit.within}. A partnership can only make it shorter.`);
  return { ok: true, part: { ...limit, within } };
}

function tightened(rule: Rule, within: string): Changed<Rule> {
  const due = 'duty' in rule ? rule.due : 'item' in rule ? rule.send.due : null;
  if (due === null) return impossible('Only duties and items have a limit that can be made shorter.');
  if (typeof due === 'object' && 'first' in due)
    return impossible('It has two limits. Write a rule of your own instead.');
  const limit = shorter(due, within);
  if (!limit.ok) return limit;
  if ('duty' in rule) return { ok: true, part: { ...rule, due: limit.part } };
  if ('item' in rule) return { ok: true, part: { ...rule, send: { ...rule.send, due: limit.part } } };
  return impossible('It cannot be made shorter.');
}

/** Throws PACK_INVALID saying which change of which pack is not possible, and why. */
export function applyOverlays(all: ReadonlyMap<string, RuleOfPack>, packs: readonly Pack[]): Overlaid {
  const rules = new Map(all);
  const switchedOff = new Map<string, SwitchedOff>();
  const apply = (by: Pack, change: Overlay): void => {
    const id = 'off' in change ? change.off : change.tighten;
    const refuse = (says: string): never => {
      throw problem('PACK_INVALID', { problems: `${by.pack}, overlay of "${id}": ${says}` });
    };
    const found = rules.get(id);
    if (found === undefined) {
      if (switchedOff.has(id)) return refuse('It is switched off already.');
      return refuse(`No pack in force has a rule called "${id}".${suggestion(id, [...all.keys()])}`);
    }
    if ('off' in change) {
      if (fixedByLaw.has(found.rule.basis))
        return refuse('It rests on statute or regulations, so it cannot be switched off.');
      rules.delete(id);
      switchedOff.set(id, { ...found, by, because: change.because });
      return;
    }
    const changed = tightened(found.rule, change.within);
    if (!changed.ok) return refuse(changed.says);
    rules.set(id, { ...found, rule: changed.part });
  };
  for (const pack of packs) for (const change of pack.overlay) apply(pack, change);
  return { rules, switchedOff };
}
