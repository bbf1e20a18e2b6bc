/** What of an agreement stands on more than one page: where it stands, and what it says in sentences. */
import type { Agreement } from '../../access/agreement/agreement.ts';
import { agreementSentences } from '../../access/agreement/agreement-words.ts';
import { dayOf } from '../../clock.ts';
import type { Access } from '../../record/access.ts';
import type { AgreementState } from '../../record/agreements/agreement-versions.ts';
import { loadNames } from '../../record/organisations.ts';
import { stateTag } from '../../ui/components/state-tag.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords } from '../../ui/when-words.ts';

export const agreementStateTag = stateTag<AgreementState>({
  draft: { words: 'Draft', colour: 'grey' },
  approved: { words: 'Approved', colour: 'blue' },
  waiting: { words: 'Begins later', colour: 'blue' },
  'in-force': { words: 'In force', colour: 'green' },
  superseded: { words: 'Superseded', colour: 'grey' },
  expired: { words: 'Over', colour: 'grey' },
  revoked: { words: 'Revoked', colour: 'red' },
  unreadable: { words: 'Cannot be read', colour: 'red' },
});

const dayWords = (at: number): string => dateInWords(dayOf(Temporal.Instant.fromEpochMilliseconds(at)));

/** Each rule as a sentence. The last day is the day before the moment at which it ends. */
export async function sentencesOf(access: Access, agreement: Agreement): Promise<Html> {
  const ids = [...agreement.from.ids, ...agreement.rules.flatMap(({ to }) => to.ids)];
  const { organisation } = await loadNames(access, ids, []);
  const sentences = agreementSentences(agreement, { organisation, day: dayWords });
  return html`<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${sentences.map((each) => html`<li>${each}</li>`)}</ul>`;
}
