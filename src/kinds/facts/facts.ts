/** All facts that an observation can state. Codes are stored and never change meaning; titles are for people. */
import { type Area, areas } from './areas.ts';
import { behaviourFacts } from './behaviour-facts.ts';
import { developmentFacts } from './development-facts.ts';
import type { Fact } from './fact.ts';
import { familyFacts } from './family-facts.ts';
import { parentingFacts } from './parenting-facts.ts';

export const facts = { ...developmentFacts, ...behaviourFacts, ...parentingFacts, ...familyFacts } as const;
export type FactCode = keyof typeof facts;
export const factCodes = Object.keys(facts) as readonly FactCode[];

export const isFact = (code: string): code is FactCode => Object.hasOwn(facts, code);
export const factNamed = (code: FactCode): Fact => facts[code];

export type FactsOfArea = { readonly area: Area; readonly title: string; readonly codes: readonly FactCode[] };

/** The facts under the area that each is about, for lists to choose from. */
export const factsByArea: readonly FactsOfArea[] = (Object.keys(areas) as readonly Area[])
  .map((area) => ({ area, title: areas[area], codes: factCodes.filter((code) => facts[code].area === area) }))
  .filter(({ codes }) => codes.length > 0);
