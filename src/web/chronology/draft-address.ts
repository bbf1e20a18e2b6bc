/** Where somebody goes on with what they have begun. */
import type { Draft } from '../../record/drafts/draft.ts';
import { assessmentRoute, correctEntryRoute, recordKindRoute } from '../../ui/addresses.ts';
import type { Href } from '../../ui/href.ts';
import { broughtInRoute } from '../../ui/transfer-addresses.ts';

export function draftAddress({ id, child, kind, corrects }: Draft): Href {
  if (corrects !== null) return correctEntryRoute.link({ child, entry: corrects }, { draft: id });
  if (kind === 'handed-over.brought-in') return broughtInRoute.link({ child, draft: id });
  // The draft of a decision has the id of its assessment
  return kind === 'level.decided'
    ? assessmentRoute.link({ child, assessment: id })
    : recordKindRoute.link({ child, kind }, { draft: id });
}
