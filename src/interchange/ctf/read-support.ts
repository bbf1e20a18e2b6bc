/** Free school meals, care, and special educational needs. */

import type { Building } from '../building.ts';
import type { ProblemList } from './problem-list.ts';
import { checkCode, readDate, readNumber, readYesNo } from './read-fields.ts';
import type { RawFreeSchoolMeals, RawPupil, RawSen } from './transfer-file-shape.ts';
import type { FreeSchoolMeals, LookedAfter, MealsPeriod, SenHistory, SenNeed, SenProvision } from './transfer-pupil.ts';

export function readFreeSchoolMeals(raw: RawFreeSchoolMeals, problems: ProblemList): FreeSchoolMeals {
  const meals: Building<FreeSchoolMeals> = {};
  const reviewDate = readDate(raw.reviewDate, problems, raw.line, 'FSMreviewDate');
  if (reviewDate !== undefined) meals.reviewDate = reviewDate;
  if (raw.periods !== undefined) {
    meals.periods = raw.periods.map((one) => {
      const period: Building<MealsPeriod> = {};
      const from = readDate(one.from, problems, one.line, 'FSMstartDate');
      if (from !== undefined) period.from = from;
      const to = readDate(one.to, problems, one.line, 'FSMendDate');
      if (to !== undefined) period.to = to;
      const verifiedOn = readDate(one.verifiedOn, problems, one.line, 'FSMEligibilityVerificationDate');
      if (verifiedOn !== undefined) period.verifiedOn = verifiedOn;
      if (one.country !== undefined) period.country = one.country;
      checkCode(one.country, 'country', problems, one.line, 'UKcountry');
      if (one.category !== undefined) period.category = one.category;
      return period;
    });
  }
  return meals;
}

export function readLookedAfter(raw: NonNullable<RawPupil['lookedAfter']>, problems: ProblemList): LookedAfter {
  const care: Building<LookedAfter> = {};
  const inCare = readYesNo(raw.inCare, problems, raw.line, 'InCare');
  if (inCare !== undefined) care.inCare = inCare;
  if (inCare === true) problems.add('in-care', {}, raw.line, 'InCare');
  if (raw.careAuthority !== undefined) care.careAuthority = raw.careAuthority;
  return care;
}

/** The newest provision is the one that counts now; without dates, the last in the file. */
function presentProvision(provisions: SenHistory['provisions'] = []): string | undefined {
  return provisions.toSorted((left, right) => (left.from ?? '').localeCompare(right.from ?? '')).at(-1)?.provision;
}

export function readSen(raw: RawSen, problems: ProblemList): SenHistory {
  const sen: Building<SenHistory> = {};
  if (raw.provisions !== undefined) {
    sen.provisions = raw.provisions.map((one) => {
      const provision: Building<SenProvision> = {};
      const from = readDate(one.from, problems, one.line, 'StartDate');
      if (from !== undefined) provision.from = from;
      if (one.provision !== undefined) provision.provision = one.provision;
      checkCode(one.provision, 'senProvision', problems, one.line, 'SENprovision');
      return provision;
    });
    const present = presentProvision(sen.provisions)?.toUpperCase();
    if (present === 'K') problems.add('sen-support', {}, raw.line, 'SENprovision');
    if (present === 'E') problems.add('sen-plan', {}, raw.line, 'SENprovision');
  }
  if (raw.needs?.list !== undefined) {
    sen.needs = raw.needs.list.map((one) => {
      const need: Building<SenNeed> = {};
      if (one.type !== undefined) need.type = one.type;
      checkCode(one.type, 'senType', problems, one.line, 'SENtype');
      const rank = readNumber(one.rank, problems, one.line, 'SENtypeRank');
      if (rank !== undefined) need.rank = rank;
      const from = readDate(one.from, problems, one.line, 'NeedStartDate');
      if (from !== undefined) need.from = from;
      const to = readDate(one.to, problems, one.line, 'NeedEndDate');
      if (to !== undefined) need.to = to;
      return need;
    });
  }
  return sen;
}
