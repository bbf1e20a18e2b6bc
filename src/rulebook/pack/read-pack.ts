/** Reads a pack from YAML: what is wrong, on which line, and what was probably meant. */
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { checkReferences, type Path } from './check-references.ts';
import { closest } from './closest.ts';
import { dutyRule, itemRule, type Pack, packSchema } from './pack-schema.ts';

export type PackProblem = {
  readonly line: number;
  readonly column: number;
  readonly at: string;
  readonly says: string;
};
export type ReadPack =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

type Located = { readonly path: Path; readonly says: string };

const knownKeys = (schema: z.ZodObject): readonly string[] => Object.keys(schema.shape);

function issuesOf(error: z.ZodError, path: Path, keys: readonly string[]): readonly Located[] {
  return error.issues.flatMap((issue): Located[] => {
    const at = [...path, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
    if (issue.code !== 'unrecognized_keys') return [{ path: at, says: issue.message }];
    return issue.keys.map((key) => {
      const meant = closest(key, keys);
      return {
        path: [...at, key],
        says: `"${key}" is not known here.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
      };
    });
  });
}

function checkRules(rules: unknown): readonly Located[] {
  if (!Array.isArray(rules)) return [{ path: ['rules'], says: 'A pack needs a list of rules.' }];
  return rules.flatMap((rule: unknown, index): readonly Located[] => {
    const path = ['rules', index];
    const isObject = typeof rule === 'object' && rule !== null;
    const schema = isObject && 'duty' in rule ? dutyRule : isObject && 'item' in rule ? itemRule : null;
    if (schema === null) return [{ path, says: 'A rule begins with what kind it is: "duty" or "item".' }];
    const result = schema.safeParse(rule);
    return result.success ? [] : issuesOf(result.error, path, knownKeys(schema));
  });
}

/** @param text the YAML of one pack */
export function readPack(text: string): ReadPack {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
  const locate = (offset: number, at: string, says: string): PackProblem => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col, at, says };
  };
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map((error) => locate(error.pos[0], '', error.message.split('\n')[0] ?? error.message)),
    };
  }
  const place = ({ path, says }: Located): PackProblem => {
    for (let depth = path.length; depth > 0; depth--) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
      if (Array.isArray(range) && typeof range[0] === 'number') return locate(range[0], path.join('.'), says);
    }
    return locate(0, path.join('.'), says);
  };
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    return {
      ok: false,
      problems: [locate(0, '', error instanceof Error ? error.message : 'The file cannot be read.')],
    };
  }
  const head = packSchema.safeParse(
    typeof content === 'object' && content !== null ? { ...content, rules: [] } : content,
  );
  const rules = typeof content === 'object' && content !== null && 'rules' in content ? content.rules : undefined;
  const problems = [...(head.success ? [] : issuesOf(head.error, [], knownKeys(packSchema))), ...checkRules(rules)];
  if (problems.length > 0) return { ok: false, problems: problems.map(place) };
  const pack = packSchema.parse(content);
  const references = checkReferences(pack);
  return references.length === 0 ? { ok: true, pack } : { ok: false, problems: references.map(place) };
}
