/** Writing about the family of a child: for which organisation somebody does it, and the entries it takes. */
import { mayRecord } from '../../access/decide.ts';
import { problem } from '../../errors.ts';
import { kindNamed } from '../../kinds/registry.ts';
import type { Compartment } from '../../kinds/vocabulary.ts';
import { append } from '../append.ts';
import type { OpenChild } from '../child.ts';
import type { NewEntry } from '../entry-row.ts';

export type FamilyEntryDraft = Pick<NewEntry, 'kind' | 'happened' | 'data'> &
  Partial<Pick<NewEntry, 'compartment' | 'corrects' | 'event' | 'audience'>>;

/** The organisation for which somebody records in a part of the record, or undefined when they may not. */
export const recordingOrganisation = ({ grants }: OpenChild, compartment: Compartment): string | undefined =>
  grants.find((grant) => mayRecord([grant], compartment))?.organisation;

/** Drops what is undefined, so that absent stays absent. */
export const given = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

/** Throws NOT_ALLOWED. */
export function completeDraft(child: OpenChild, draft: FamilyEntryDraft): NewEntry {
  const compartment = draft.compartment ?? kindNamed(draft.kind).compartment;
  const organisation = recordingOrganisation(child, compartment);
  if (organisation === undefined) throw problem('NOT_ALLOWED', { action: 'record in this part of the record' });
  return { ...draft, compartment, organisation, recordedBy: child.access.actor.practitioner };
}

/** Throws NOT_ALLOWED, ENTRY_INVALID or CHANGED_MEANWHILE. @param seen what the writer had seen */
export const recordFamily = async (
  child: OpenChild,
  action: string,
  drafts: readonly FamilyEntryDraft[],
  seen: number,
): Promise<void> =>
  void (await append(
    child,
    action,
    drafts.map((draft) => completeDraft(child, draft)),
    seen,
  ));
