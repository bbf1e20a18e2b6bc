/** A receipt of who looked at a child's record in a time, to be checked without us. */
import { receiptText } from '../../audit/receipt/receipt.ts';
import { makeReceipt } from '../../record/audit-log/make-receipt.ts';
import { everythingDid } from '../../record/disclosures/lines-to-decide.ts';
import { askAbout } from '../../record/disclosures/officer-scope.ts';
import { whoSawReceiptRoute } from '../../ui/addresses.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { readPeriod } from './period.ts';

export const whoSawReceipt: PageRoute = {
  method: 'GET',
  path: whoSawReceiptRoute.path,
  handle: (visit) =>
    visit.look('receipt of who did', async (access) => {
      const asked = await askAbout(access, visit.parameters['child'] ?? '');
      const { start, end } = readPeriod(visit.query, visit.today);
      const rows = await everythingDid(asked, { from: start, until: end });
      const receipt = await makeReceipt(
        access.transaction,
        access.actor.partnership,
        rows.map(({ id }) => id),
      );
      return {
        kind: 'download',
        fileName: 'audit-receipt.json',
        contentType: 'application/json; charset=utf-8',
        body: receiptText(receipt),
      };
    }),
};
