/** Reads a pack from YAML: what is wrong, on which line, and what was probably meant. */
import { LineCounter, parseDocument } from 'yaml';
import { checkReferences } from './check-references.ts';
import { locate, placeAt } from './locate.ts';
import { kindOfRule, type Pack, packSchema, ruleKinds, ruleSchemas } from './pack-schema.ts';
import { below, type Located, type Path, schemaProblems } from './schema-problems.ts';

export type PackProblem = {
  readonly line: number;
  readonly column: number;
  readonly at: string;
  readonly says: string;
};
export type ReadPack =
  | { readonly ok: true; readonly pack: Pack; readonly lineOf: (path: Path) => number }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

const allRuleKinds = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(ruleKinds.map((kind) => `"${kind}"`));

function checkRules(rules: unknown): readonly Located[] {
  if (!Array.isArray(rules)) return [{ path: ['rules'], says: 'A pack needs a list of rules.' }];
  return rules.flatMap((rule: unknown, index): readonly Located[] => {
    const path = ['rules', index];
    const kind = typeof rule === 'object' && rule !== null ? kindOfRule(rule) : undefined;
    if (kind === undefined) return [{ path, says: `A rule begins with what kind it is: ${allRuleKinds}.` }];
    return below(path, schemaProblems(ruleSchemas[kind], rule));
  });
}

/** The rules one by one first, so that what is said of them is about a duty or an item. */
function checkShape(content: unknown): readonly Located[] {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return [{ path: [], says: 'A pack begins with its name, for example "pack: england/transition".' }];
  }
  const rules = 'rules' in content ? content.rules : undefined;
  return [...schemaProblems(packSchema, { ...content, rules: [] }), ...checkRules(rules)];
}

/** An alias can make a part of a file contain itself, which no reader comes to the end of. */
function containsItself(content: unknown): boolean {
  try {
    JSON.stringify(content);
    return false;
  } catch {
    return true;
  }
}

/** @param text the YAML of one pack */
export function readPack(text: string): ReadPack {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
  const unreadable = (offset: number, says: string): PackProblem => ({ ...placeAt(lines, offset), at: '', says });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) =>
      unreadable(pos[0], message.replace(/ at line \d+, column \d+:[^]*$/u, '.')),
    );
    return { ok: false, problems };
  }
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    return {
      ok: false,
      problems: [unreadable(0, error instanceof Error ? error.message : 'The file cannot be read.')],
    };
  }
  if (containsItself(content)) return { ok: false, problems: [unreadable(0, 'A part of this file contains itself.')] };
  const refused = (problems: readonly Located[]): ReadPack => ({
    ok: false,
    problems: problems.map((each) => ({
      ...locate(document, lines, each),
      at: each.path.join('.'),
      says: each.says,
    })),
  });
  const problems = checkShape(content);
  if (problems.length > 0) return refused(problems);
  const pack = packSchema.parse(content);
  const references = checkReferences(pack);
  if (references.length > 0) return refused(references);
  return { ok: true, pack, lineOf: (path) => locate(document, lines, { path }).line };
}
