/** Records on what parental responsibility rests, the evidence that was seen, what limits it, and that it is over. */
import { dayOf } from '../../clock.ts';
import { problem } from '../../errors.ts';
import type { PersonData } from '../../kinds/family-people.ts';
import type { Holding, Limit } from '../../kinds/responsibility.ts';
import type { OpenChild } from '../child.ts';
import type { FamilyPerson } from './family.ts';
import { given, recordFamily } from './record-family.ts';
import { holdsOn, summaryOf } from './responsibility.ts';

export type ResponsibilityStep =
  | { readonly step: 'holds'; readonly holding: Omit<Holding, 'limits'> }
  | { readonly step: 'evidence'; readonly of: number; readonly evidence: NonNullable<Holding['evidence']> }
  | { readonly step: 'limit'; readonly of: number; readonly limit: Limit }
  /** @property to the last day on which it held */
  | { readonly step: 'over'; readonly of: number; readonly to: string }
  /** Somebody found out that they do not hold it, and how. */
  | { readonly step: 'none'; readonly how: string };

/** Changes one of the holdings. Throws CHANGED_MEANWHILE for one that is not there. */
function changed(holdings: readonly Holding[], of: number, change: (holding: Holding) => Holding): readonly Holding[] {
  const known = holdings[of];
  if (known === undefined) throw problem('CHANGED_MEANWHILE');
  return holdings.with(of, given(change(known)));
}

function afterwards(
  holdings: readonly Holding[],
  step: Exclude<ResponsibilityStep, { step: 'none' }>,
): readonly Holding[] {
  switch (step.step) {
    case 'holds':
      return [...holdings, given({ ...step.holding, limits: [] })];
    case 'evidence':
      return changed(holdings, step.of, (holding) => ({ ...holding, evidence: step.evidence }));
    case 'limit':
      return changed(holdings, step.of, (holding) => ({ ...holding, limits: [...holding.limits, given(step.limit)] }));
    case 'over':
      return changed(holdings, step.of, (holding) => ({ ...holding, to: step.to }));
  }
}

/** Throws NOT_ALLOWED, CHANGED_MEANWHILE, or STILL_HELD for "none" while a holding is recorded that is not over. */
export async function recordResponsibility(
  child: OpenChild,
  person: FamilyPerson,
  step: ResponsibilityStep,
  seen: number,
): Promise<void> {
  const day = dayOf(child.access.now);
  const { written: _, contact: __, communication: ___, basis: ____, ...kept } = person;
  const before = person.holdings ?? [];
  if (step.step === 'none' && before.some((holding) => holdsOn(holding, day.toString()))) throw problem('STILL_HELD');
  const holdings = step.step === 'none' ? before : afterwards(before, step);
  const responsibility: PersonData['responsibility'] = summaryOf(holdings, step.step === 'none', day.toString());
  const basis = step.step === 'none' ? step.how : undefined;
  const data = given({ ...kept, responsibility, basis, holdings });
  await recordFamily(
    child,
    `parental responsibility: ${step.step}`,
    [{ kind: 'family-person.recorded', happened: { day }, data }],
    seen,
  );
}
