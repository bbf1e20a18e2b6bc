/** On the cohort page of a school: how many items wait for the visitor's receipt and can be confirmed together. */
import type { Access } from '../../../record/access.ts';
import { batchReceiptRoute } from '../../../ui/addresses.ts';
import { summaryList } from '../../../ui/components/summary-list.ts';
import { type Html, html, nothing } from '../../../ui/html.ts';
import { batchItems, waitingReceipts } from '../../batch-receipt.ts';

export type ReceiptCount = { readonly item: string; readonly title: string; readonly waiting: number };

export async function receiptCounts(access: Access, school: string): Promise<readonly ReceiptCount[]> {
  const waiting = await waitingReceipts(access, school);
  return batchItems(access)
    .map(({ item, title }) => ({ item, title, waiting: waiting.filter((each) => each.item === item).length }))
    .filter((count) => count.waiting > 0);
}

export const receiptsSection = (school: string, counts: readonly ReceiptCount[]): Html =>
  counts.length === 0
    ? nothing
    : html`
<h2 class="govuk-heading-m">Waiting for your receipt</h2>
${summaryList({
  rows: counts.map(({ item, title, waiting }) => ({
    key: title,
    value: waiting === 1 ? 'Sent for 1 child' : `Sent for ${waiting} children`,
    actions: {
      items: [
        {
          text: 'Confirm receipt',
          visuallyHiddenText: `of ${title}`,
          href: batchReceiptRoute.link({ school, item }),
        },
      ],
    },
  })),
})}`;
