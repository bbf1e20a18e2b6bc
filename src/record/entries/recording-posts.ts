/** For which of their organisations somebody may record in a child's record, and in which roles. */
import { kindsByHand, mayRecordKind } from '../../kinds/recording/recordings.ts';
import { compartmentCodes, type Role } from '../../kinds/vocabulary.ts';
import { canRecord, type OpenChild } from '../child.ts';
import { compartmentsFor } from '../may-add.ts';

export type RecordingPost = { readonly organisation: string; readonly name: string; readonly roles: readonly Role[] };

/** By name. Empty for somebody who may only read. */
export function recordingPosts(child: OpenChild): readonly RecordingPost[] {
  if (!compartmentCodes.some((compartment) => canRecord(child, compartment))) return [];
  const through = new Set(child.grants.map(({ organisation }) => organisation));
  const posts = new Map<string, RecordingPost>();
  for (const { organisation, organisationName: name, role } of child.access.actor.posts) {
    if (!through.has(organisation)) continue;
    const roles = [...(posts.get(organisation)?.roles ?? []), role];
    posts.set(organisation, { organisation, name, roles });
  }
  return [...posts.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Those of the posts in which this kind may be recorded here. */
export const postsFor = (child: OpenChild, kind: string): readonly RecordingPost[] =>
  compartmentsFor(child, kind).length === 0
    ? []
    : recordingPosts(child).filter(({ roles }) => mayRecordKind(kind, roles));

/** Kinds of entry that this person may record for this child. */
export const recordableKinds = (child: OpenChild): readonly string[] =>
  kindsByHand.filter((kind) => postsFor(child, kind).length > 0);
