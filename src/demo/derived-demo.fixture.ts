/** What the rules in force in the demo say of its children, without a database. */
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import { completeEntry, ruleEntry } from '../record/entry-row.ts';
import { readEngine } from '../record/read-engine.ts';
import { compileSchoolCalendar } from '../rulebook/calendar/school-calendar.ts';
import { derive } from '../rulebook/derive.ts';
import type { Derived } from '../rulebook/derived.ts';
import { type DerivedDuty, type DutyState, dutyState } from '../rulebook/duty/duty.ts';
import type { RuleEntry } from '../rulebook/entry.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { World } from '../rulebook/world.ts';
import type { DemoChild } from './children/write-child.ts';
import { type DemoPartnership, demoPartnership } from './demo-partnership.ts';
import { type PersonKey, personFacts } from './people/people.ts';
import { placeId } from './places/places.ts';
import { timeOn } from './time/days.ts';

const engine = await readEngine(join(projectRoot, 'packs'), 'arkenshire');

function worldOf({ organisations, calendars }: DemoPartnership): World {
  const byId = new Map(organisations.map((each) => [each.id, each]));
  const compiled = new Map(
    calendars.map(({ organisation, terms }) => [organisation, compileSchoolCalendar(terms, engine.bankHolidays)]),
  );
  const council = placeId('council');
  return {
    workingDays: engine.workingDays,
    schoolDays: (school) => {
      const termDates = byId.get(school)?.termDates;
      const calendar =
        termDates === 'own' ? compiled.get(school) : termDates === 'authority' ? compiled.get(council) : undefined;
      return calendar === undefined ? { known: false, says: 'not known' } : { known: true, calendar };
    },
    authorityOf: (organisation) => (byId.get(organisation)?.authorityCode == null ? undefined : council),
    commencement: () => null,
    organisationName: (organisation) => byId.get(organisation)?.name ?? organisation,
    organisationKind: (organisation) => byId.get(organisation)?.kind,
    onlyOrganisation: (kind) => {
      const [only, another] = organisations.filter((each) => each.kind === kind);
      return another === undefined ? only?.id : undefined;
    },
  };
}

export type DerivedChild = DemoChild & {
  readonly ruleEntries: readonly RuleEntry[];
  readonly derived: Derived;
};

export type DerivedDemo = {
  readonly now: number;
  readonly world: World;
  readonly rulebook: Rulebook;
  readonly children: readonly DerivedChild[];
};

/** @param asOf the day of the demo; what is said is said at half past nine */
export function derivedDemo(asOf: Temporal.PlainDate): DerivedDemo {
  const demo = demoPartnership(asOf);
  const world = worldOf(demo);
  const now = timeOn(asOf, 9, 30).epochMilliseconds;
  const children = demo.children.map((child): DerivedChild => {
    const ruleEntries = child.entries.map((entry, index) =>
      ruleEntry(completeEntry(entry, index + 1, entry.recordedAt)),
    );
    return { ...child, ruleEntries, derived: derive(ruleEntries, world, engine.rulebook, now) };
  });
  return { now, world, rulebook: engine.rulebook, children };
}

export type OwedByPost = DerivedDuty & { readonly child: string; readonly state: DutyState };

/** What the posts of a person owe and is not done. Who may see it is not asked. */
export function owedBy(person: PersonKey, { children, now }: DerivedDemo): readonly OwedByPost[] {
  const posts = new Set(personFacts(person).posts.map(([role, place]) => `${role} ${placeId(place)}`));
  return children.flatMap(({ key, derived }) =>
    derived.duties
      .filter(({ owner, ending }) => ending === null && posts.has(`${owner.role} ${owner.organisation}`))
      .map((duty) => ({ ...duty, child: key, state: dutyState(duty, now) })),
  );
}
