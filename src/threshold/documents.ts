/** The threshold document that is in force here, those of other areas, and whom to ask about what is not confirmed. */
import type { Role } from '../kinds/vocabulary.ts';
import type { Access } from '../record/access.ts';
import { organisationsOfKinds, peopleAt } from '../record/people-at.ts';
import type { CompiledThreshold } from '../rulebook/threshold/compile-threshold.ts';

/** Undefined where no pack brings one. */
export const ownDocument = ({ engine }: Access): CompiledThreshold | undefined =>
  [...engine.rulebook.thresholds.values()].find(({ pack }) => pack.status === 'in-force');

/** Of other areas, to compare with; illustrations of no area are left out. */
export const otherDocuments = ({ engine }: Access): readonly CompiledThreshold[] =>
  [...engine.rulebook.thresholds.values()].filter(
    ({ pack, rule }) => pack.status === 'example' && !rule.area.startsWith('no area'),
  );

const keepers: readonly Role[] = ['policy-officer', 'partnership-officer'];

/** Names of those who keep the rules, to ask what is not confirmed. */
export async function keepersOfRules(access: Access): Promise<readonly string[]> {
  const organisations = await organisationsOfKinds(access, ['partnership', 'local-authority']);
  const people = await peopleAt(
    access,
    organisations.map(({ id }) => id),
  );
  return [...new Set(people.filter(({ role }) => keepers.includes(role)).map(({ name }) => name))];
}
