/** The name under which a file is kept and given out again: words only, and the ending of what it is. */
import { takenTypes } from './media-types.ts';

const longest = 120;

/** Signs that turn the direction of writing, or are not seen, can make an ending look like another one. */
const unseen = /\p{C}/gu;
const reserved = /["*/:<>?\\|]/gu;

/** "scan.PDF" stays; "photo.pdf.exe", which is a PDF, becomes "photo_pdf_exe.pdf". */
export function attachmentName(given: string, mediaType: string): string {
  const [ending = 'bin', ...others] = takenTypes[mediaType]?.endings ?? [];
  const plain = (given.replaceAll('\\', '/').split('/').at(-1) ?? '')
    .normalize('NFC')
    .replaceAll(unseen, '')
    .replaceAll(reserved, '_')
    .trim();
  const dot = plain.lastIndexOf('.');
  const own = dot === -1 ? '' : plain.slice(dot + 1).toLowerCase();
  const isRight = own === ending || others.includes(own);
  const stem = (isRight ? plain.slice(0, dot) : plain.replaceAll('.', '_')).replace(/^[.\s]+/u, '').slice(0, longest);
  return `${stem === '' ? 'file' : stem}.${isRight ? own : ending}`;
}
