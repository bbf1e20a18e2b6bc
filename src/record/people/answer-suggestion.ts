/** Decides about somebody whom a transfer file names: a new person, one who is known, or nobody for this family. */
import type { Contact } from '../../kinds/shared.ts';
import type { OpenChild } from '../child.ts';
import type { FamilyPerson } from './family.ts';
import { type FamilyEntryDraft, given, recordFamily } from './record-family.ts';
import { newPerson, type ReachDetails, reachDraft } from './record-person.ts';
import type { SuggestedContact } from './suggested-contacts.ts';

export type SuggestionAnswer =
  | { readonly answer: 'added' }
  /** @property details whether how to reach them is taken from the file, in place of what is recorded */
  | { readonly answer: 'is-known'; readonly person: FamilyPerson; readonly details: boolean }
  | { readonly answer: 'not-added'; readonly reason: string };

const typeOf: Readonly<Record<string, 'mobile' | 'home' | 'work'>> = { M: 'mobile', H: 'home', W: 'work' };

/** How a file says that somebody is reached. */
export const reachedBy = ({ phones = [], email }: Contact): ReachDetails => ({
  phones: phones
    .slice(0, 6)
    .map(({ type, number }) => ({ type: typeOf[type.charAt(0).toUpperCase()] ?? 'other', number })),
  email,
});

const hasReach = ({ phones, email }: ReachDetails): boolean => phones.length > 0 || email !== undefined;

function consequences(
  child: OpenChild,
  { contact, name, kinship, compartment }: SuggestedContact,
  answer: SuggestionAnswer,
): { readonly person?: string; readonly drafts: readonly FamilyEntryDraft[] } {
  const reach = reachedBy(contact);
  if (answer.answer === 'not-added') return { drafts: [] };
  if (answer.answer === 'is-known') {
    const { person } = answer;
    const drafts =
      answer.details && hasReach(reach)
        ? [{ ...reachDraft(child, person, reach, undefined, 'changed'), compartment }]
        : [];
    return { person: person.person, drafts };
  }
  const added = newPerson(child, { name, kinship, contactOrder: false, relevant: false });
  const about = { person: added.id, name };
  const drafts = hasReach(reach)
    ? [added.draft, { ...reachDraft(child, about, reach, undefined, 'changed'), compartment }]
    : [added.draft];
  return { person: added.id, drafts };
}

/** Throws NOT_ALLOWED or CHANGED_MEANWHILE. */
export async function answerSuggestion(
  child: OpenChild,
  suggestion: SuggestedContact,
  answer: SuggestionAnswer,
  seen: number,
): Promise<void> {
  const { person, drafts } = consequences(child, suggestion, answer);
  const { entry, contact, name, compartment } = suggestion;
  const reason = answer.answer === 'not-added' ? answer.reason : undefined;
  const answered: FamilyEntryDraft = {
    kind: 'contact-suggestion.answered',
    compartment,
    happened: { moment: child.access.now },
    data: given({ entry, contact, who: name, answer: answer.answer, person, reason }),
  };
  await recordFamily(child, `contact of a transfer file: ${answer.answer}`, [...drafts, answered], seen);
}
