/** A vignette, read and checked, with its entries as the engine reads them. */
import { isKind, kindNamed } from '../../kinds/registry.ts';
import type { BankHolidays } from '../calendar/bank-holidays.ts';
import type { Milliseconds } from '../calendar/days.ts';
import type { RuleEntry } from '../entry.ts';
import { exampleEntries, instantOf } from '../example/example-entries.ts';
import { namesAndIds } from '../example/example-names.ts';
import { exampleWorld } from '../example/example-world.ts';
import type { Pack } from '../pack/pack-schema.ts';
import { schemaProblems } from '../pack/schema-problems.ts';
import type { World } from '../world.ts';
import { type Told, vignetteSchema, type WrittenVignette } from './vignette-schema.ts';

/** Something told, in the order in which it was written down. */
export type ToldEntry = {
  readonly id: string;
  readonly told: Told;
  readonly happened: Milliseconds;
  readonly recorded: Milliseconds;
  readonly organisation: string;
  /** Null for what is told and kept out of the record. */
  readonly kind: string | null;
  /** As the kind wants it, with ids for names. */
  readonly data: Readonly<Record<string, unknown>>;
};

export type Vignette = Pick<WrittenVignette, 'title' | 'child' | 'now' | 'learn' | 'reads'> & {
  readonly id: string;
  readonly asOf: Milliseconds;
  readonly instead: string | null;
  readonly told: readonly ToldEntry[];
  /** What belongs to the record: given to documents. */
  readonly entries: readonly RuleEntry[];
};

export type ReadVignette =
  | { readonly ok: true; readonly vignette: Vignette; readonly worldOn: (bankHolidays: BankHolidays) => World }
  | { readonly ok: false; readonly problems: readonly string[] };

type Places = Pick<Pack, 'exampleWorld'>;

/** The organisations as an example world: one council, in whose area all the others are. */
function placesOf({ organisations, names }: WrittenVignette): Places {
  const all = Object.entries(organisations);
  const ofKind = (kind: string) => all.filter(([, each]) => each.kind === kind).map(([name]) => name);
  const schools = ofKind('school');
  const [council] = ofKind('local-authority');
  const others = all.filter(([, { kind }]) => kind !== 'school' && kind !== 'local-authority');
  return {
    exampleWorld: {
      calendars: {},
      schools: Object.fromEntries(schools.map((name) => [name, 'no calendar'])),
      authorities: council === undefined ? {} : { [council]: [...schools, ...others.map(([name]) => name)] },
      commenced: {},
      names: [...names],
      organisations: Object.fromEntries(others.map(([name, { kind }]) => [name, kind])),
      entries: {},
    },
  };
}

function problemsIn(written: WrittenVignette, { withIds }: ReturnType<typeof namesAndIds>): readonly string[] {
  const councils = Object.values(written.organisations).filter(({ kind }) => kind === 'local-authority').length;
  const entries = written.told.flatMap(({ by, kind, data, keptOut, happened, recorded }, index): string[] => {
    const here = (says: string): string => `told ${index + 1}: ${says}`;
    const found: string[] = [];
    if (!Object.hasOwn(written.organisations, by)) found.push(here(`there is no organisation called "${by}".`));
    if (instantOf(recorded ?? happened) > instantOf(written.asOf)) found.push(here('it is later than the vignette.'));
    if (keptOut !== undefined)
      return kind === undefined && data === undefined
        ? found
        : [...found, here('what is kept out has no kind and no data.')];
    if (kind === undefined || !isKind(kind))
      return [...found, here(`there is no kind of entry called "${kind ?? ''}".`)];
    return [
      ...found,
      ...schemaProblems(kindNamed(kind).data, withIds(data ?? {})).map(({ path, says }) =>
        here(`${path.join('.')} ${says}`),
      ),
    ];
  });
  const apart = written.told.some(({ keptOut }) => keptOut !== undefined);
  return [
    ...(councils === 1 ? [] : ['It needs one council.']),
    ...(apart === (written.instead !== undefined) ? [] : ['What is kept out needs "instead", and only that does.']),
    ...entries,
  ];
}

/** @param content of the YAML of one vignette */
export function readVignette(content: unknown): ReadVignette {
  const parsed = vignetteSchema.safeParse(content);
  if (!parsed.success) {
    const found = schemaProblems(vignetteSchema, content);
    return { ok: false, problems: found.map(({ path, says }) => `${path.join('.')}: ${says}`) };
  }
  const written = parsed.data;
  const places = placesOf(written);
  const ids = namesAndIds(places);
  const problems = problemsIn(written, ids);
  if (problems.length > 0) return { ok: false, problems };
  const recorded = written.told.filter(({ keptOut }) => keptOut === undefined);
  const entries = exampleEntries(
    {
      title: written.title,
      asOf: written.asOf,
      entries: recorded.map((each) => ({
        kind: each.kind,
        happened: each.happened,
        recorded: each.recorded,
        by: each.by,
        data: each.data ?? {},
      })),
    },
    places,
  );
  const titles = new Map(
    Object.entries(written.organisations).map(([name, { name: title }]) => [ids.idOf(name), title]),
  );
  const { vignette: id, title, child, now, learn, reads } = written;
  const vignette: Vignette = {
    id,
    title,
    child,
    now,
    learn,
    reads,
    asOf: instantOf(written.asOf),
    instead: written.instead ?? null,
    entries,
    told: written.told.map((each, index) => {
      const entry = entries[recorded.indexOf(each)];
      return {
        id: entry?.id ?? `apart-${index + 1}`,
        told: each,
        happened: instantOf(each.happened),
        recorded: instantOf(each.recorded ?? each.happened),
        organisation: written.organisations[each.by]?.name ?? '',
        kind: entry?.kind ?? null,
        data: entry?.data ?? {},
      };
    }),
  };
  return {
    ok: true,
    vignette,
    worldOn: (bankHolidays) => ({
      ...exampleWorld(places, bankHolidays),
      organisationName: (organisation) => titles.get(organisation) ?? 'an organisation',
    }),
  };
}
