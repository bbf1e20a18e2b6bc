/** The groups between which an unfair decision would show. What nobody has recorded is a group of its own. */
import type { LoggedDecision } from '../record/partnership-log/all-level-decisions.ts';

export type Characteristic = 'ethnicity' | 'disability' | 'sex' | 'age' | 'area';

export const characteristics: Readonly<Record<Characteristic, string>> = {
  ethnicity: 'Ethnicity',
  disability: 'Disability',
  sex: 'Sex',
  age: 'Age',
  area: 'Area',
};

const notRecorded = 'Not recorded';

/** Main groups of the codes of the school census, by their first letter; CHNE belongs to the Asian ones since 2011. */
const ethnicGroups: Readonly<Record<string, string>> = {
  W: 'White',
  M: 'Mixed or multiple ethnic groups',
  A: 'Asian or Asian British',
  C: 'Asian or Asian British',
  B: 'Black, Black British, Caribbean or African',
  O: 'Other ethnic group',
};

const ethnicGroup = (code: string | null): string =>
  code === null || code === 'NOBT' || code === 'REFU' ? notRecorded : (ethnicGroups[code.slice(0, 1)] ?? notRecorded);

const disabilityGroup = (codes: readonly string[] | null): string => {
  if (codes === null || codes.length === 0) return notRecorded;
  return codes.some((code) => code !== 'NONE') ? 'A disability is recorded' : 'Recorded that there is none';
};

/** The bands of the national returns of children in need. */
const ageBand = (age: number): string => {
  if (age < 1) return 'Under 1';
  if (age < 5) return '1 to 4';
  if (age < 10) return '5 to 9';
  return age < 16 ? '10 to 15' : '16 and over';
};

const fixedGroups: Readonly<Record<Exclude<Characteristic, 'area'>, readonly string[]>> = {
  ethnicity: [...new Set(Object.values(ethnicGroups)), notRecorded],
  disability: ['A disability is recorded', 'Recorded that there is none', notRecorded],
  sex: ['Girls', 'Boys', notRecorded],
  age: ['Under 1', '1 to 4', '5 to 9', '10 to 15', '16 and over'],
};

export function groupOf(decision: LoggedDecision, characteristic: Characteristic): string {
  switch (characteristic) {
    case 'ethnicity':
      return ethnicGroup(decision.ethnicity);
    case 'disability':
      return disabilityGroup(decision.disabilities);
    case 'sex':
      return decision.sex === 'F' ? 'Girls' : decision.sex === 'M' ? 'Boys' : notRecorded;
    case 'age':
      return ageBand(decision.age);
    case 'area':
      return decision.area ?? notRecorded;
  }
}

/**
 * Groups that are shown. Areas only where enough was decided: that one is in the list would tell that something was decided
 * about a child there. The others are together.
 */
export function shownGroups(
  decisions: readonly LoggedDecision[],
  characteristic: Characteristic,
  fewest: number,
): { readonly groups: readonly string[]; readonly groupOf: (decision: LoggedDecision) => string } {
  if (characteristic !== 'area')
    return { groups: fixedGroups[characteristic], groupOf: (decision) => groupOf(decision, characteristic) };
  const large = [...Map.groupBy(decisions, (decision) => groupOf(decision, 'area'))]
    .filter(([area, of]) => area !== notRecorded && of.length >= fewest)
    .map(([area]) => area)
    .toSorted();
  const other = 'Elsewhere, or not recorded';
  return {
    groups: [...large, other],
    groupOf: (decision) => {
      const area = groupOf(decision, 'area');
      return large.includes(area) ? area : other;
    },
  };
}
