/** A set of packs, compiled: rules indexed by the kinds of entry they listen to. */
import { problem } from '../errors.ts';
import { type CompiledDuty, compileDuty, type PackIdentity } from './duty/compile-duty.ts';
import { dutiesOfItem } from './duty/item-duties.ts';
import type { ItemRule } from './duty/item-rule.ts';
import { type Pack, type Rule, ruleId } from './pack/pack-schema.ts';

export type PackRule = { readonly pack: Pack; readonly rule: Rule };

export type Rulebook = {
  readonly packs: readonly Pack[];
  /** Every rule that is derived from, by its id. */
  readonly rules: ReadonlyMap<string, PackRule>;
  readonly duties: readonly CompiledDuty[];
  readonly items: ReadonlyMap<string, { readonly pack: Pack; readonly item: ItemRule }>;
  /** The rule behind a derived duty: `ctf.send` belongs to the item `ctf`. */
  readonly ruleOf: (duty: string) => PackRule | undefined;
  /** The duty rule itself, also for the three duties of an item. */
  readonly dutyRule: (duty: string) => CompiledDuty | undefined;
};

export type CompileOptions = {
  /** `ignored` for a replay of what these rules would have said, whenever they came into force. */
  readonly dates?: 'kept' | 'ignored';
};

const withoutDates = (rule: Rule): Rule => ({ ...rule, inForce: {}, commences: undefined });

/** Rules by id. Throws PACK_INVALID when two packs have one of the same id: none can replace another's unnoticed. */
function rulesById(packs: readonly Pack[], { dates = 'kept' }: CompileOptions): ReadonlyMap<string, PackRule> {
  const rules = new Map<string, PackRule>();
  for (const pack of packs) {
    for (const rule of pack.rules) {
      const id = ruleId(rule);
      const other = rules.get(id);
      if (other !== undefined) {
        const problems = `${pack.pack}: there is already a rule called "${id}" in ${other.pack.pack}. Give it another id.`;
        throw problem('PACK_INVALID', { problems });
      }
      rules.set(id, { pack, rule: dates === 'ignored' ? withoutDates(rule) : rule });
    }
  }
  return rules;
}

/** Compiles packs in the order given. Only packs in force are derived from. Throws PACK_INVALID. */
export function compileRulebook(packs: readonly Pack[], options: CompileOptions = {}): Rulebook {
  const rules = rulesById(
    packs.filter(({ status }) => status === 'in-force'),
    options,
  );
  const behind = new Map<string, PackRule>(rules);
  const items = new Map<string, { readonly pack: Pack; readonly item: ItemRule }>();
  const duties = new Map<string, CompiledDuty>();
  for (const { pack, rule } of rules.values()) {
    const identity: PackIdentity = { pack: pack.pack, version: pack.version };
    if ('duty' in rule) duties.set(rule.duty, compileDuty(rule, identity, null));
    if ('item' in rule) {
      items.set(rule.item, { pack, item: rule });
      for (const duty of dutiesOfItem(rule)) {
        behind.set(duty.duty, { pack, rule });
        duties.set(duty.duty, compileDuty(duty, identity, rule.item));
      }
    }
  }
  return {
    packs,
    rules,
    duties: [...duties.values()],
    items,
    ruleOf: (duty) => behind.get(duty),
    dutyRule: (duty) => duties.get(duty),
  };
}
