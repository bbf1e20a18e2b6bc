/** A file that belongs to an entry, given out to be saved. Whoever may not see the entry gets the answer for one that is not there. */
import { recordEvent } from '../../audit/record-event.ts';
import { problem } from '../../errors.ts';
import { openChild } from '../../record/child.ts';
import { openAttachment } from '../../record/files/attachments.ts';
import { attachmentRoute } from '../../ui/addresses.ts';
import type { PageRoute } from '../../ui/page-route.ts';

export const downloadFilePage: PageRoute = {
  method: 'GET',
  path: attachmentRoute.path,
  handle: (visit) =>
    visit.look('attachment', async (access) => {
      const child = await openChild(access, visit.parameters['child'] ?? '');
      const file = await openAttachment(child, visit.parameters['file'] ?? '');
      if (file === undefined) throw problem('NOT_FOUND');
      const { partnership, practitioner } = access.actor;
      await recordEvent(access.transaction, {
        partnership,
        practitioner,
        at: access.now,
        action: 'file downloaded',
        subject: child.id,
        detail: { file: file.id },
      });
      return { kind: 'download', fileName: file.name, contentType: file.mediaType, body: file.content };
    }),
};
