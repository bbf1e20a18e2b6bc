/**
 * A rulebook to compare with: a choice of rules out of the packs, for example those that existed in 2018. It never decides
 * anything about a child; it is only replayed.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { suggestion } from './closest.ts';
import { type Pack, ruleId } from './pack-schema.ts';
import { id } from './rule-schema.ts';
import { schemaProblems } from './schema-problems.ts';

const rulebookFile = z.strictObject({
  rulebook: id,
  title: z.string(),
  /** What the choice rests on, and how sure we are of it. */
  note: z.string(),
  rules: z.array(id).min(1),
});
export type RulebookFile = z.output<typeof rulebookFile>;

export type ReadRulebookFile =
  | { readonly ok: true; readonly file: RulebookFile }
  | { readonly ok: false; readonly problems: readonly string[] };

export function readRulebookFile(text: string): ReadRulebookFile {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : 'The file cannot be read.'] };
  }
  const result = rulebookFile.safeParse(content);
  if (result.success) return { ok: true, file: result.data };
  return { ok: false, problems: schemaProblems(rulebookFile, content).map(({ says }) => says) };
}

export type ChosenRules =
  | { readonly ok: true; readonly packs: readonly Pack[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The packs with only the rules that were chosen. */
export function chooseRules({ rules }: RulebookFile, packs: readonly Pack[]): ChosenRules {
  const known = packs.flatMap((pack) => pack.rules.map(ruleId));
  const unknown = rules.filter((rule) => !known.includes(rule));
  if (unknown.length > 0) {
    const problems = unknown.map((rule) => `No pack has a rule called "${rule}".${suggestion(rule, known)}`);
    return { ok: false, problems };
  }
  const chosen = new Set(rules);
  return {
    ok: true,
    packs: packs
      .map((pack) => ({ ...pack, overlay: [], rules: pack.rules.filter((rule) => chosen.has(ruleId(rule))) }))
      .filter((pack) => pack.rules.length > 0),
  };
}
