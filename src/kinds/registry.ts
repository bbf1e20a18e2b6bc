/** All kinds of entry. Unknown kinds are refused; old versions stay readable. */
import type { z } from 'zod';
import { problem } from '../errors.ts';
import { afterArrivalKinds } from './after-arrival.ts';
import { bothEndsKinds } from './both-ends.ts';
import { broughtInKinds } from './brought-in.ts';
import { changeOfPlanKinds } from './change-of-plan.ts';
import { childProtectionKinds } from './child-protection.ts';
import { closingKinds } from './closing.ts';
import { contactKinds } from './contact.ts';
import { enhancedTransitionKinds } from './enhanced-transition.ts';
import { escalationKinds } from './escalation.ts';
import { familyKinds } from './family.ts';
import { familyHomeKinds } from './family-home.ts';
import { familyPeopleKinds } from './family-people.ts';
import { handoverKinds } from './handover.ts';
import { hospitalKinds } from './hospital.ts';
import { incidentReviewKinds } from './incident-review.ts';
import { jointPathwayKinds } from './joint-pathway.ts';
import type { Kind, Names } from './kind.ts';
import { levelKinds } from './level.ts';
import { lifeKinds } from './life.ts';
import { lookedAfterKinds } from './looked-after.ts';
import { meetingKinds } from './meetings.ts';
import { moveKinds } from './move.ts';
import { observationKinds } from './observation.ts';
import { pathwayKinds } from './pathway.ts';
import { placementKinds } from './placement.ts';
import { placementSearchKinds } from './placement-search.ts';
import { schoolFactKinds } from './school-facts.ts';
import { secureKinds } from './secure.ts';
import { sharedKinds } from './shared.ts';
import { stepKinds } from './step.ts';
import { thresholdKinds } from './threshold.ts';
import { transitionKinds } from './transition.ts';
import { voiceItemKinds } from './voice-items.ts';
import { voiceKinds } from './voices.ts';

export const kinds = [
  ...sharedKinds,
  ...closingKinds,
  ...transitionKinds,
  ...handoverKinds,
  ...changeOfPlanKinds,
  ...enhancedTransitionKinds,
  ...afterArrivalKinds,
  ...bothEndsKinds,
  ...broughtInKinds,
  ...schoolFactKinds,
  ...thresholdKinds,
  ...contactKinds,
  ...levelKinds,
  ...stepKinds,
  ...observationKinds,
  ...escalationKinds,
  ...pathwayKinds,
  ...placementKinds,
  ...incidentReviewKinds,
  ...childProtectionKinds,
  ...meetingKinds,
  ...secureKinds,
  ...lookedAfterKinds,
  ...hospitalKinds,
  ...moveKinds,
  ...jointPathwayKinds,
  ...placementSearchKinds,
  ...familyKinds,
  ...familyPeopleKinds,
  ...familyHomeKinds,
  ...voiceKinds,
  ...voiceItemKinds,
  ...lifeKinds,
] as const;

type AnyKind = Kind<string, z.ZodType<Record<string, unknown>>>;
const byName: ReadonlyMap<string, AnyKind> = new Map(kinds.map((kind) => [kind.name, kind as unknown as AnyKind]));

export const kindNames: readonly string[] = [...byName.keys()].toSorted();

/** The kind of that name. Throws UNKNOWN_KIND. */
export function kindNamed(name: string): AnyKind {
  const kind = byName.get(name);
  if (kind === undefined) throw problem('UNKNOWN_KIND', { kind: name });
  return kind;
}

export const isKind = (name: string): boolean => byName.has(name);

/** Checks the data of an entry against its kind. Throws ENTRY_INVALID naming the fields, never their values. */
export function parseEntryData(name: string, data: unknown): Record<string, unknown> {
  const result = kindNamed(name).data.safeParse(data);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => `${issue.path.join('.') || 'the entry'} (${issue.code})`);
  throw problem('ENTRY_INVALID', { kind: name, fields: fields.join(', ') }, result.error);
}

/** The plain sentence of an entry for the timeline. */
export const sentenceOf = (name: string, data: Record<string, unknown>, names: Names): string =>
  kindNamed(name).sentence(data, names);
