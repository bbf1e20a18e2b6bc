/**
 * What happens to a rule when a new version of its pack comes into force: what began under the old version runs on under
 * it, and the new one applies to triggers from its first day on, unless it says that it applies to what is open as well.
 */
import type { Pack, Rule } from './pack/pack-schema.ts';

export type PackRule = { readonly pack: Pack; readonly rule: Rule };
export type Rules = ReadonlyMap<string, PackRule>;

/** Packs that counted together, and the rules that they made, until a day on which others took their place. */
export type Era = {
  readonly packs: readonly Pack[];
  readonly rules: Rules;
  /** The first day on which they did not count any more; null for those that count now. */
  readonly until: Temporal.PlainDate | null;
};

export type Ranged = {
  /** The rules that count now; those that took another's place only from that day on. */
  readonly rules: Rules;
  /** Rules of earlier versions, for what began before their end. The newest come first. */
  readonly outlived: readonly PackRule[];
};

/** While one rule of an id was the same. */
type Span = {
  readonly found: PackRule;
  readonly from: Temporal.PlainDate | null;
  readonly until: Temporal.PlainDate | null;
};

const isSame = (a: PackRule, b: PackRule): boolean =>
  a.pack.pack === b.pack.pack && a.pack.version === b.pack.version && JSON.stringify(a.rule) === JSON.stringify(b.rule);

/**
 * Documents and measures are read whole, and a question is one question whichever version asks it: the newest that there is
 * of each stands. Everything else has instances, each with a version of its own.
 */
const hasInstances = (rule: Rule): boolean => !('threshold' in rule || 'measure' in rule || 'prompt' in rule);

function cut({ found, from, until }: Span): PackRule {
  const { pack, rule } = found;
  if (from === null && until === null) return found;
  const days = rule.inForce;
  const first = [days.from, from?.toString()]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  const last = [days.to, until?.subtract({ days: 1 }).toString()].filter((day) => day !== undefined).toSorted()[0];
  return { pack, rule: { ...rule, inForce: { ...days, from: first, to: last } } };
}

/** Whether a new version of the pack, which no longer has the rule, lets nothing of it run on. */
const dropsOpen = ({ pack }: PackRule, { packs }: Era): boolean =>
  packs.some((each) => each.pack === pack.pack && each.version !== pack.version && each.appliesToOpen);

function spansOf(id: string, eras: readonly Era[]): readonly Span[] {
  let spans: readonly Span[] = [];
  let began: Temporal.PlainDate | null = null;
  for (const era of eras) {
    const found = era.rules.get(id);
    const last = spans.at(-1);
    if (found === undefined) {
      if (last !== undefined && dropsOpen(last.found, era)) spans = [];
    } else if (last === undefined) {
      spans = [{ found, from: null, until: era.until }];
    } else if (last.until === began && isSame(last.found, found)) {
      spans = [...spans.slice(0, -1), { ...last, until: era.until }];
    } else if (found.pack.appliesToOpen) {
      spans = [{ found, from: null, until: era.until }];
    } else {
      spans = [...spans, { found, from: began, until: era.until }];
    }
    began = era.until;
  }
  return spans;
}

/** @param eras oldest first; the last is that of now */
export function rangeRules(eras: readonly Era[]): Ranged {
  const now = eras.at(-1);
  if (now === undefined || eras.length === 1) return { rules: now?.rules ?? new Map<string, PackRule>(), outlived: [] };
  const rules = new Map<string, PackRule>();
  const outlived: PackRule[] = [];
  for (const id of new Set([...now.rules.keys(), ...eras.flatMap((era) => [...era.rules.keys()])])) {
    const spans = spansOf(id, eras);
    const newest = spans.at(-1);
    if (newest === undefined) continue;
    if (!hasInstances(newest.found.rule)) {
      if (newest.until === null) rules.set(id, newest.found);
      else if ('prompt' in newest.found.rule) outlived.push(cut({ ...newest, from: null }));
      continue;
    }
    for (const span of spans.toReversed()) {
      if (span.until === null) rules.set(id, cut(span));
      else outlived.push(cut(span));
    }
  }
  return { rules, outlived };
}
