/** A ladder of 2 + 5 + 2 working days, and entries of one challenge on it. */
import assert from 'node:assert/strict';
import { derive } from '../derive.ts';
import type { RuleEntry } from '../entry.ts';
import { type Ladder, type LadderNow, ladderNow } from '../ladder/ladder.ts';
import type { Rulebook } from '../rulebook.ts';
import type { World } from '../world.ts';
import { at, council, type Event, id, oldSchool, packText, rulebookOf, schoolWorld } from './scene.ts';

export const challenge = id(20);

const who = `{ school: { acts: dsl, deputy: headteacher, outOfHours: { role: front-door-worker, of: local-authority } }, local-authority: { acts: team-manager, deputy: service-manager, outOfHours: front-door-worker } }`;

/** @param extra lines of the rule, indented by four */
export const ladderText = (extra = ''): string => `
  - ladder: resolution
    ABOUT
    confirmed: yes
    withinAgency: excluded
    stages:
      - { n: 1, title: Practitioners, who: ${who}, acknowledge: at once, resolve: { within: 2 working days, calendar: working days }, urgent: { resolve: { within: 4 hours } } }
      - { n: 2, title: Managers, who: ${who}, acknowledge: { within: 1 working day, calendar: working days }, resolve: { within: 5 working days, calendar: working days }, urgent: { resolve: { within: 1 working day, calendar: working days } } }
      - { n: 3, title: Senior leads, who: ${who}, acknowledge: { within: 2 hours }, resolve: { within: 2 working days, calendar: working days } }
    closing:
      - { need: agreed, title: Agreed, shownBy: { entry: challenge.agreed, where: { challenge: trigger.challenge } } }
      - { need: action-done, title: Action done, shownBy: { entry: challenge.action-done, where: { challenge: trigger.challenge } } }
      - { need: originator-informed, title: Told, shownBy: { entry: challenge.originator-informed, where: { challenge: trigger.challenge } } }
${extra}
`;

export const ladderPack = (extra = ''): string => packText(ladderText(extra));
export const ladderBook = (extra = ''): Rulebook => rulebookOf(ladderText(extra));

export const raised = (
  happened = '2026-12-18T11:00',
  data: Event['data'] = {},
  changes: Partial<Event> = {},
): Event => ({
  kind: 'challenge.raised',
  happened,
  organisation: oldSchool,
  compartment: 'safeguarding',
  data: {
    challenge,
    about: 'The outcome',
    position: 'Another',
    safetyMeanwhile: 'Calls every morning',
    between: [{ organisation: oldSchool }, { organisation: council }],
    ...data,
  },
  ...changes,
});

/** An entry of a kind about the challenge. */
export const step = (
  kind: string,
  happened: string,
  data: Readonly<Record<string, unknown>> = {},
  changes: Partial<Event> = {},
): Event => ({
  kind: `challenge.${kind}`,
  happened,
  organisation: council,
  compartment: 'safeguarding',
  data: { challenge, ...data },
  ...changes,
});

export function onlyLadder(
  entries: readonly RuleEntry[],
  rulebook: Rulebook,
  asOf: string,
  world: World = schoolWorld(),
): Ladder {
  const [ladder, another] = derive(entries, world, rulebook, at(asOf)).ladders;
  assert.ok(ladder !== undefined && another === undefined, 'one challenge');
  return ladder;
}

export const nowOf = (
  entries: readonly RuleEntry[],
  rulebook: Rulebook,
  asOf: string,
  world: World = schoolWorld(),
): LadderNow => ladderNow(onlyLadder(entries, rulebook, asOf, world), at(asOf));
