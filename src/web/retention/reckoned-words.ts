/** Until when a record is kept, in words, with every class that was asked. */

import type { RetentionLine } from '../../record/retention/reckon-retention.ts';
import { starts } from '../../record/retention/retention-class.ts';
import type { KeptRecord } from '../../record/retention/retention-of.ts';
import { tag } from '../../ui/components/tag.ts';
import { safeHref } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { dateInWords } from '../../ui/when-words.ts';

export const periodWords = ({ class: { diedBefore18 }, period }: Pick<RetentionLine, 'class' | 'period'>): string => {
  if (period === null) return 'Nobody has verified how long';
  const words = `${period.years} years from ${starts[period.from]}`;
  return period === diedBefore18 ? `${words}, because the child died before eighteen` : words;
};

export function resultWords({ reckoned: { result } }: KeptRecord): string {
  switch (result.kind) {
    case 'held':
      return `Kept because of a hold: ${result.by.join(', ')}`;
    case 'in-use':
      return 'Kept because the organisation works with the child';
    case 'not-known':
      return `Kept, because it cannot be said how long: ${result.because.join('; ')}`;
    case 'keep':
      return `Kept until ${dateInWords(result.until)}: ${result.by.title}`;
    case 'due':
      return `Need not be kept since ${dateInWords(result.since)}: ${result.by.title}`;
  }
}

const verifiedTags = {
  yes: tag({ text: 'Verified', colour: 'green' }),
  partly: tag({ text: 'Partly verified', colour: 'yellow' }),
  no: tag({ text: 'Not verified', colour: 'red' }),
} as const;

export const sourceWords = ({ class: { source, verified, note, schedule } }: Pick<RetentionLine, 'class'>): Html =>
  html`${source.url === null ? source.title : html`<a class="govuk-link" href="${safeHref(source.url, 'citation')}">${source.title}</a>`} (${schedule}) ${verifiedTags[verified]}${note !== undefined && html`<br>${note}`}`;
