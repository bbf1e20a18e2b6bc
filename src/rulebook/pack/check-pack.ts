/** Everything that can be said against one pack: how it is written, what it names, and whether its examples hold. */
import type { BankHolidays } from '../calendar/bank-holidays.ts';
import { runExamples } from '../example/run-example.ts';
import { type Pack, ruleId } from './pack-schema.ts';
import { readPack } from './read-pack.ts';

export type Finding = { readonly line: number; readonly says: string };
export type CheckedPack = { readonly pack: Pack | null; readonly findings: readonly Finding[] };

/** One that shows the usual case and one at the boundary. */
const fewestExamples = 2;

/** @param text the YAML of the pack */
export function checkPack(text: string, bankHolidays: BankHolidays): CheckedPack {
  const read = readPack(text);
  if (!read.ok) {
    return {
      pack: null,
      findings: read.problems.map(({ line, at, says }) => ({ line, says: at === '' ? says : `${at}: ${says}` })),
    };
  }
  const { pack, lineOf } = read;
  const failed = runExamples(pack, bankHolidays);
  const findings = pack.rules.flatMap((rule, index): Finding[] => {
    const id = ruleId(rule);
    const lineOfExample = (title: string): number => {
      const place = rule.examples.findIndex((example) => example.title === title);
      return lineOf(place < 0 ? ['rules', index] : ['rules', index, 'examples', place, 'title']);
    };
    const few: Finding[] =
      rule.examples.length >= fewestExamples
        ? []
        : [
            {
              line: lineOf(['rules', index, 'title']),
              says: `${id}: there are ${rule.examples.length} worked examples. Write at least ${fewestExamples}, one of them at the boundary.`,
            },
          ];
    return few.concat(
      failed
        .filter(({ rule: of }) => of === id)
        .map(({ example, says }) => ({ line: lineOfExample(example), says: `${id}, example "${example}": ${says}` })),
    );
  });
  return { pack, findings };
}
