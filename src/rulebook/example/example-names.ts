/** The names that an example world gives to schools, councils and other things, and the ids that stand for them. */
import type { Pack } from '../pack/pack-schema.ts';

export type NamesAndIds = {
  readonly idOf: (name: string) => string | undefined;
  readonly nameOf: (id: string) => string | undefined;
  /** Replaces names by ids in any data. */
  readonly withIds: (data: unknown) => unknown;
};

export function namesAndIds({ exampleWorld }: Pick<Pack, 'exampleWorld'>): NamesAndIds {
  const { schools, authorities, names, organisations } = exampleWorld;
  const all = [...Object.keys(schools), ...Object.keys(authorities), ...names, ...Object.keys(organisations)];
  const ids = new Map(
    all.map((name, index) => [name, `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`]),
  );
  const nameOf = new Map([...ids].map(([name, id]) => [id, name]));
  const withIds = (data: unknown): unknown => {
    if (typeof data === 'string') return ids.get(data) ?? data;
    if (Array.isArray(data)) return data.map(withIds);
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withIds(value)]));
  };
  return { idOf: (name) => ids.get(name), nameOf: (id) => nameOf.get(id), withIds };
}
