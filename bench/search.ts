/**
 * node bench/search.ts [CHILDREN] [FOLDER]: searching by half-remembered names over a whole area's children, for somebody who
 * sees all of a school and for somebody who sees all of the area, beside a bare server that looks for the same sounds in the same
 * database without asking who may see whom. Goals: 800 a second, the slowest of a hundred under 50 ms, half of the bare server.
 *
 * CHILDREN is 100,000 unless given. FOLDER keeps the area for the next run; without it one is made and removed.
 */
import { randomFor } from '../src/demo/random.ts';
import { withAccess } from '../src/record/access.ts';
import { forenameKey, surnameKey } from '../src/record/name-key.ts';
import { searchChildren } from '../src/record/search/search-children.ts';
import { otherFormsOf } from '../src/record/search/short-names.ts';
import type { SearchTerms } from '../src/record/search/sought-child.ts';
import { soundsOf, startOf } from '../src/record/search/sounds.ts';
import { bareServer } from './floor/bare-server.ts';
import { header, line, throughput } from './floor/throughput.ts';
import { openArea } from './population/open-area.ts';

type Named = { readonly surname: string; readonly forename: string; readonly born: string };

const count = Number(process.argv[2] ?? 100_000);
await using area = await openArea(count, process.argv[3]);
const { services, partnership } = area;
const bare = bareServer(area.bare, partnership);
// Without scopes the bare server needs the same index without them
await area.bare.query(`
  CREATE INDEX IF NOT EXISTS bench_sound ON child_search_key (partnership_id, surname_sound, forename_sound);
  CREATE INDEX IF NOT EXISTS bench_start ON child_search_key (partnership_id, surname_start, forename_sound)`);
const { rows: names } = await area.bare.query<Named>(
  'SELECT surname, forename, date_of_birth::text AS born FROM child ORDER BY subject_id LIMIT 2000',
);

/** As people remember: two in three with a slip in the surname, every second with the forename, the others with a day or a year. */
function remembered(turn: number): SearchTerms {
  const random = randomFor('search', turn);
  const { surname, forename, born } = random.pick(names);
  const at = random.between(1, Math.max(1, surname.length - 1));
  const slipped = random.chance(0.66)
    ? surname.slice(0, at) + surname.charAt(at).repeat(2) + surname.slice(at + 1)
    : surname;
  const day = Temporal.PlainDate.from(born);
  const known = random.between(0, 3);
  return {
    surname: slipped,
    forename: known < 2 ? forename : undefined,
    born: known === 2 ? { kind: 'day', day } : known === 3 ? { kind: 'year', year: day.year } : undefined,
  };
}

const withForename = (turn: number): SearchTerms => {
  const { surname, forename } = randomFor('named', turn).pick(names);
  return { surname, forename };
};

function bareUrl({ surname = '', forename = '' }: SearchTerms): string {
  const [key, first] = [surnameKey(surname), forenameKey(forename)];
  const forenames = [first, ...otherFormsOf(first)].flatMap((each) => soundsOf(each));
  const query = { sounds: soundsOf(key).join(','), forenames: [...new Set(forenames)].join(','), starts: startOf(key) };
  return `/search?${new URLSearchParams(query).toString()}`;
}

console.log(`${area.children} children`);
header();
const floor = await throughput((turn) => bare.inject({ url: bareUrl(withForename(turn)) }));
line('bare: surname and forename', floor);
for (const [name, who] of [
  ['who sees a school', 'Amina Farooq'],
  ['who sees the area', 'Priya Nair'],
] as const) {
  const actor = await area.person(who);
  const search = (terms: SearchTerms) =>
    withAccess(services, actor, 'search results', (access) => searchChildren(access, terms));
  line(`${name}: surname and forename`, await throughput((turn) => search(withForename(turn))), floor);
  line(`${name}: half remembered`, await throughput((turn) => search(remembered(turn))), floor);
  const cookie = await area.signIn(who);
  const { surname = '', forename = '' } = withForename(0);
  const kept = await area.post(cookie, '/children/search', { surname, forename, purpose: 'my-work' });
  line(`${name}: the page of results`, await throughput(() => area.page(cookie, kept)), floor);
}
await bare.close();
