/** Whether a pack could be put into force here: everything said against it alone, and beside the packs that count. */
import { isProblem } from '../../errors.ts';
import { checkPack, type Finding } from '../../rulebook/pack/check-pack.ts';
import type { Pack } from '../../rulebook/pack/pack-schema.ts';
import { unknownRules } from '../../rulebook/pathway/unknown-rules.ts';
import { compileRulebook } from '../../rulebook/rulebook.ts';
import type { Engine } from '../access.ts';
import { lawLeftOut } from './law-kept.ts';

export type Candidate = {
  /** Null when the text cannot be read as a pack. */
  readonly pack: Pack | null;
  readonly findings: readonly Finding[];
};

/** A pack is a page to read aloud; ten of the longest that exist fit. */
export const longestPack = 1_000_000;

const whole = (says: string): Finding => ({ line: 1, says });

/** The packs that would count with the candidate in the place of the one of its name. */
export const withCandidate = (packs: readonly Pack[], candidate: Pack): readonly Pack[] => [
  ...packs.filter(({ pack }) => pack !== candidate.pack),
  { ...candidate, status: 'in-force' },
];

function together(packs: readonly Pack[], candidate: Pack): readonly Finding[] {
  const all = withCandidate(packs, candidate);
  try {
    compileRulebook(all);
  } catch (error) {
    if (isProblem(error)) return [whole(error.message)];
    throw error;
  }
  return unknownRules(all)
    .filter((says) => says.startsWith(`${candidate.pack}:`))
    .map(whole);
}

/** @param text YAML, from anybody */
export function checkCandidate(text: string, { bankHolidays, rulebook, release }: Engine): Candidate {
  if (text.length > longestPack)
    return { pack: null, findings: [whole('This file is too long for a pack. Split it into several packs.')] };
  const { pack, findings } = checkPack(text, bankHolidays);
  if (pack === null) return { pack, findings };
  if (pack.status === 'example')
    return {
      pack,
      findings: [
        ...findings,
        whole('Its status is example: a document of another area can be shown and never runs here.'),
      ],
    };
  const current = rulebook.packs.find((each) => each.pack === pack.pack && each.status === 'in-force');
  const product = release.find((each) => each.pack === pack.pack && each.status === 'in-force');
  const same = [current, product].some((each) => each?.version === pack.version)
    ? [whole(`Version ${pack.version} of this pack is in force already. Give this one another version.`)]
    : [];
  const law = [...new Set([current, product].flatMap((each) => (each === undefined ? [] : lawLeftOut(each, pack))))];
  return { pack, findings: [...findings, ...same, ...law.map(whole), ...together(rulebook.packs, pack)] };
}
