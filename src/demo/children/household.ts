/** A family at one address: who lives there, what they are called and how to reach them. */
import type { Contact } from '../../kinds/shared.ts';
import { type Community, communities } from '../names/communities.ts';
import { type TownKey, towns } from '../places/towns.ts';
import { type Random, randomFor } from '../random.ts';

export type Household = {
  readonly key: string;
  readonly town: TownKey;
  readonly address: { readonly lines: readonly string[]; readonly postcode: string };
  readonly community: Community;
  /** What most of the children are called, and what another may be called. */
  readonly surname: string;
  readonly otherSurname: string;
  readonly contacts: readonly Contact[];
};

const three = (random: Random): string => String(random.below(1000)).padStart(3, '0');
/** Ranges that Ofcom keeps free for drama. */
export const mobile = (random: Random) => ({ type: 'M', number: `07700 900${three(random)}` });
const landline = (random: Random) => ({ type: 'H', number: `01632 960${three(random)}` });

export function inventAddress(random: Random, town: TownKey): Household['address'] {
  const { name, outcode, streets } = towns[town];
  const inward = `9${random.pick(Array.from('XYZ'))}${random.pick(Array.from('ABDEFGHJLNPQRSTUWXYZ'))}`;
  return { lines: [`${random.between(1, 98)} ${random.pick(streets)}`, name], postcode: `${outcode} ${inward}` };
}

type Adult = Pick<Contact, 'title' | 'forename' | 'surname' | 'relationship' | 'statedResponsibility'>;

const adult = (
  random: Random,
  names: Community,
  sex: 'F' | 'M',
  surname: string,
  relationship: string,
  statedResponsibility = true,
): Adult => ({
  title: sex === 'M' ? 'Mr' : random.pick(['Ms', 'Mrs', 'Miss', 'Ms']),
  forename: random.pick(sex === 'F' ? names.women : names.men),
  surname,
  relationship,
  statedResponsibility,
});

type Shape = 'one name' | 'two names' | 'mother' | 'father' | 'step' | 'grandparents';
const shapes: readonly (readonly [Shape, number])[] = [
  ['one name', 44],
  ['two names', 20],
  ['mother', 18],
  ['father', 3],
  ['step', 12],
  ['grandparents', 3],
];

function adultsOf(random: Random, shape: Shape, ofFather: Community, ofMother: Community, names: readonly string[]) {
  const [surname = '', other = ''] = names;
  const mother = (called: string) => adult(random, ofMother, 'F', called, 'PAM');
  const father = adult(random, ofFather, 'M', surname, 'PAF');
  switch (shape) {
    case 'one name':
      return [mother(surname), father];
    case 'two names':
      return [mother(other), father];
    case 'mother':
      return random.chance(0.6) ? [mother(surname), father] : [mother(surname)];
    case 'father':
      return [father, adult(random, ofFather, 'F', surname, 'REL', false)];
    case 'step':
      return [mother(other), adult(random, ofMother, 'M', other, 'STF', false), father];
    case 'grandparents':
      return [adult(random, ofMother, 'F', surname, 'CAR'), mother(surname)];
  }
}

/** @param town where they live */
export function inventHousehold(key: string, town: TownKey): Household {
  const random = randomFor('household', key);
  const community = random.weighted(communities);
  const ofMother = random.chance(0.08) ? random.weighted(communities) : community;
  const surname = random.pick(community.surnames);
  const another = random.pick(ofMother.surnames);
  const otherSurname = another === surname ? `${surname}-${random.pick(ofMother.surnames)}` : another;
  const shape = random.weighted(shapes);
  const adults = adultsOf(random, shape, community, ofMother, [surname, otherSurname]);
  const contacts = adults.map(
    (person, index): Contact => ({
      order: index + 1,
      ...person,
      phones: index === 0 && random.chance(0.3) ? [mobile(random), landline(random)] : [mobile(random)],
    }),
  );
  const address = inventAddress(random, town);
  return {
    key,
    town,
    address,
    community,
    surname,
    otherSurname: shape === 'two names' ? `${otherSurname}-${surname}` : otherSurname,
    contacts,
  };
}

export function inventForename(
  random: Random,
  { girls, boys }: Community,
  sex: 'F' | 'M',
  taken: readonly string[],
): string {
  const names = (sex === 'F' ? girls : boys).filter((name) => !taken.includes(name));
  return random.pick(names);
}
