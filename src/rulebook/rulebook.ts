/** A set of packs, compiled: rules indexed by the kinds of entry they listen to. */
import { problem } from '../errors.ts';
import { type CompiledDuty, compileDuty } from './duty/compile-duty.ts';
import { dutiesOfItem } from './duty/item-duties.ts';
import type { DutyRule, ItemRule, Pack } from './pack/pack-schema.ts';

export type Rule = DutyRule | ItemRule;
export type PackRule = { readonly pack: Pack; readonly rule: Rule };

export type Rulebook = {
  readonly packs: readonly Pack[];
  readonly duties: readonly CompiledDuty[];
  readonly items: ReadonlyMap<string, { readonly pack: Pack; readonly item: ItemRule }>;
  /** The rule behind a derived duty: `ctf.send` belongs to the item `ctf`. */
  readonly ruleOf: (duty: string) => PackRule | undefined;
  /** The duty rule itself, also for the three duties of an item. */
  readonly dutyRule: (duty: string) => CompiledDuty | undefined;
};

export const ruleId = (rule: Rule): string => ('duty' in rule ? rule.duty : rule.item);

/**
 * Compiles packs in the order given. Only packs in force are derived from. Throws PACK_INVALID when two of them have a rule
 * of the same id: one pack cannot replace a rule of another unnoticed.
 */
export function compileRulebook(packs: readonly Pack[]): Rulebook {
  const owners = new Map<string, Pack>();
  const rules = new Map<string, PackRule>();
  const items = new Map<string, { readonly pack: Pack; readonly item: ItemRule }>();
  const duties = new Map<string, CompiledDuty>();
  for (const pack of packs) {
    if (pack.status !== 'in-force') continue;
    const identity = { pack: pack.pack, version: pack.version };
    for (const rule of pack.rules) {
      const other = owners.get(ruleId(rule));
      if (other !== undefined) {
        const problems = `${pack.pack}: there is already a rule called "${ruleId(rule)}" in ${other.pack}. Give it another id.`;
        throw problem('PACK_INVALID', { problems });
      }
      owners.set(ruleId(rule), pack);
      if ('duty' in rule) {
        rules.set(rule.duty, { pack, rule });
        duties.set(rule.duty, compileDuty(rule, identity, null));
        continue;
      }
      items.set(rule.item, { pack, item: rule });
      for (const duty of dutiesOfItem(rule)) {
        rules.set(duty.duty, { pack, rule });
        duties.set(duty.duty, compileDuty(duty, identity, rule.item));
      }
    }
  }
  return {
    packs,
    duties: [...duties.values()],
    items,
    ruleOf: (duty) => rules.get(duty),
    dutyRule: (duty) => duties.get(duty),
  };
}
