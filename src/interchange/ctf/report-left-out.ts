/** Names the fields that the collector could not keep. */
import type { LeftOut } from './element-shape.ts';
import type { ProblemList } from './problem-list.ts';

/** Doubt about these is doubt about who the pupil is. */
const identity = new Set(['UPN', 'Surname', 'Forename', 'DOB']);

export function reportLeftOut(leftOut: LeftOut, problems: ProblemList, limit: number): void {
  for (const { why, name, line, isOwn } of leftOut.fields) {
    const isIdentity = isOwn && identity.has(name);
    if (why === 'repeated') problems.add(isIdentity ? 'identity-repeated' : 'field-repeated', {}, line, name);
    else problems.add(isIdentity ? 'identity-too-long' : 'text-too-long', { limit }, line, name);
  }
}
