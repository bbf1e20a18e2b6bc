/** Kinds of entry that speak against another entry, and travel with it. */

const disputing = new Set(['family.disagreed', 'entry.disputed']);

/** The entry that is spoken against, or null. */
export function disputedBy(kind: string, data: Readonly<Record<string, unknown>>): string | null {
  const disputed = disputing.has(kind) ? data['disputes'] : undefined;
  return typeof disputed === 'string' ? disputed : null;
}
