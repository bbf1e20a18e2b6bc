/** The kinds of file that are taken as attachments. */

export type TakenType = {
  /** With which its name ends. */
  readonly endings: readonly [string, ...string[]];
  readonly title: string;
  readonly family: 'pdf' | 'picture' | 'office';
};

export const takenTypes: Readonly<Record<string, TakenType>> = {
  'application/pdf': { endings: ['pdf'], title: 'PDF', family: 'pdf' },
  'image/jpeg': { endings: ['jpg', 'jpeg'], title: 'JPEG picture', family: 'picture' },
  'image/png': { endings: ['png'], title: 'PNG picture', family: 'picture' },
  'image/gif': { endings: ['gif'], title: 'GIF picture', family: 'picture' },
  'image/webp': { endings: ['webp'], title: 'WebP picture', family: 'picture' },
  'image/tiff': { endings: ['tif', 'tiff'], title: 'TIFF picture', family: 'picture' },
  'image/heic': { endings: ['heic'], title: 'HEIC picture', family: 'picture' },
  'image/heif': { endings: ['heif', 'heic'], title: 'HEIF picture', family: 'picture' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    endings: ['docx'],
    title: 'Word document',
    family: 'office',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    endings: ['xlsx'],
    title: 'Excel workbook',
    family: 'office',
  },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
    endings: ['pptx'],
    title: 'PowerPoint presentation',
    family: 'office',
  },
  'application/vnd.oasis.opendocument.text': { endings: ['odt'], title: 'OpenDocument text', family: 'office' },
  'application/vnd.oasis.opendocument.spreadsheet': {
    endings: ['ods'],
    title: 'OpenDocument spreadsheet',
    family: 'office',
  },
  'application/vnd.oasis.opendocument.presentation': {
    endings: ['odp'],
    title: 'OpenDocument presentation',
    family: 'office',
  },
};

/** For the browser's file dialog. */
export const takenEndings: string = Object.values(takenTypes)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

export const takenInWords =
  'a PDF, a picture (JPEG, PNG, GIF, WebP, TIFF or HEIC) or an Office document (Word, Excel or PowerPoint, or OpenDocument)';
