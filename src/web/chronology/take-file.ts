/** Takes the file that came with a form into the draft of that form, once its content says that it is one of those taken. */
import { readFile } from 'node:fs/promises';
import { attachmentName } from '../../interchange/attachments/attachment-name.ts';
import { checkAttachment } from '../../interchange/attachments/check-attachment.ts';
import { addWaitingFile } from '../../record/files/waiting-files.ts';
import type { Visit } from '../../ui/page-route.ts';
import type { FilledIn } from './entry-form-view.ts';

/**
 * @param keep stores the draft, to which the file belongs
 * @returns what is wrong with the file, in words for the form
 */
export async function takeFile(
  { shown, draft }: FilledIn,
  { file, fileFault }: Visit,
  keep: () => Promise<void>,
): Promise<string | undefined> {
  if (fileFault !== undefined || file === undefined) return fileFault;
  const content = await readFile(file.path);
  const checked = await checkAttachment(content);
  if (!checked.ok) return checked.says;
  await keep();
  const { mediaType } = checked;
  const facts = {
    name: attachmentName(file.name, mediaType),
    mediaType,
    bytes: file.bytes,
    sha256: file.sha256.toString('hex'),
  };
  await addWaitingFile(shown.child.access, { id: draft, child: shown.child.id }, facts, content);
  return undefined;
}
