/** A small pathway of two regions, and entries on it. */
import assert from 'node:assert/strict';
import { derive } from '../derive.ts';
import type { RuleEntry } from '../entry.ts';
import type { Pathway, PathwayRegion } from '../pathway/pathway.ts';
import type { Rulebook } from '../rulebook.ts';
import { at, camhs, type Event, id, packText, rulebookOf, schoolWorld, ward } from './scene.ts';

export const stay = id(30);

export const pathwayText = (extra = ''): string => `
  - pathway: stays
    ABOUT
    begins: { entry: [joint-pathway.opened, inpatient-referral.made] }
    ends: { entry: joint-pathway.closed }
    announced:
      by: { entry: move.proposed }
      until: { entry: hospital-admission.started, where: { move: trigger.move } }
    invariants:
      - invariant: told-first
        title: Told first
        changing: [setting]
        says: the family told
        needs: { entry: family.told, where: { move: trigger.move } }
    regions:
      health:
        title: Health
        initial: community
        states:
          community:
            title: Community
            accountable: { role: camhs-clinician, of: camhs }
            exits:
              - { event: Referred, on: { entry: inpatient-referral.made }, to: referred }
          referred:
            title: Referred
            accountable: { role: camhs-clinician, of: camhs, called: consultant }
            shownBy: { entry: inpatient-referral.made }
            mayBegin: true
            exits:
              - event: Admitted
                on: { entry: hospital-admission.started }
                to: ward
                changes: [setting]
                guard: { says: legal authority, needs: { entry: admission-authority.recorded }, since: state }
              - event: Disagreed
                on: { entry: challenge.raised }
                to: joint/ladder
          ward:
            title: Ward
            accountable: { role: ward-clinician, of: tier-4 }
            shownBy: { entry: hospital-admission.started }
            duties: [no-such-rule]
            exits:
              - { event: Referred again, on: { entry: inpatient-referral.made }, to: referred }
              - { event: Closed, on: { entry: community-care.closed }, to: gone }
          gone: { title: Gone, final: true }
      joint:
        title: Together
        initial: aligned
        states:
          aligned: { title: Aligned, accountable: { role: social-worker, of: local-authority } }
          ladder:
            title: On the ladder
            accountable: { role: service-manager, of: local-authority }
            exits:
              - { event: Agreed, on: { entry: challenge.agreed }, to: aligned }
${extra}
`;
export const pathwayPack = (extra = ''): string => packText(pathwayText(extra));
export const pathwayBook = (): Rulebook => rulebookOf(pathwayText());

const event =
  (kind: string, organisation: string) =>
  (happened: string, data: Readonly<Record<string, unknown>> = {}, changes: Partial<Event> = {}): Event => ({
    kind,
    happened,
    organisation,
    data,
    ...changes,
  });
export const opened = event('joint-pathway.opened', camhs);
export const ended = event('joint-pathway.closed', camhs);
export const referred = event('inpatient-referral.made', camhs);
export const authority = event('admission-authority.recorded', ward);
export const admitted = (happened: string, move: string | undefined = stay): Event =>
  event('hospital-admission.started', ward)(happened, { move });
export const proposed = (happened: string, move = stay): Event => event('move.proposed', camhs)(happened, { move });
export const told = (happened: string, move = stay): Event => event('family.told', camhs)(happened, { move });

export const pathwaysOf = (entries: readonly RuleEntry[], asOf: string, book = pathwayBook()): readonly Pathway[] =>
  derive(entries, schoolWorld(), book, at(asOf)).pathways;

export function regionOf(
  entries: readonly RuleEntry[],
  asOf: string,
  region = 'health',
  book = pathwayBook(),
): PathwayRegion {
  const found = pathwaysOf(entries, asOf, book)
    .at(-1)
    ?.regions.find((each) => each.region === region);
  assert.ok(found !== undefined, `region ${region}`);
  return found;
}
