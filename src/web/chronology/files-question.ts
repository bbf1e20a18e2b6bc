/** Files beside the form of an entry: those that wait with its draft, and a place to add another. */
import { takenEndings, takenInWords, takenTypes } from '../../interchange/attachments/media-types.ts';
import { type FileFacts, mostFiles } from '../../record/files/waiting-files.ts';
import { button } from '../../ui/components/button.ts';
import { fieldset } from '../../ui/components/fieldset.ts';
import { fileUpload } from '../../ui/components/file-upload.ts';
import { type Html, html } from '../../ui/html.ts';

export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

export const fileWords = ({ mediaType, bytes }: Pick<FileFacts, 'mediaType' | 'bytes'>): string =>
  `${takenTypes[mediaType]?.title ?? 'File'}, ${sizeInWords(bytes)}`;

/** The name of the field. */
export const fileField = 'file';

export function filesQuestion(files: readonly FileFacts[], fault: string | undefined): Html {
  const waiting = files.map(
    (file) => html`<li>${file.name} (${fileWords(file)})
${button({ text: html`Remove<span class="govuk-visually-hidden"> ${file.name}</span>`, look: 'secondary', classes: 'govuk-!-margin-bottom-0', name: '_doing', value: `remove-file ${file.id}` })}</li>`,
  );
  return fieldset({
    legend: { text: 'Files (optional)', size: 's' },
    content: html`${waiting.length > 0 && html`<ul class="govuk-list govuk-list--spaced">${waiting}</ul>`}
${
  files.length < mostFiles &&
  html`${fileUpload({
    name: fileField,
    label: files.length === 0 ? 'Add a file' : 'Add another file',
    hint: `It has to be ${takenInWords}.`,
    accept: takenEndings,
    errorMessage: fault,
  })}
${button({ text: 'Add this file', look: 'secondary', name: '_doing', value: 'attach' })}`
}`,
  });
}
