import { attributes } from '../attributes.ts';
import { classNames } from '../class-names.ts';
import { type Html, html } from '../html.ts';
import { type FieldOptions, labelledField } from './form-group.ts';
import type { ElementOptions } from './options.ts';
import { type PluralWords, translations } from './translations.ts';

export type FileUploadOptions = FieldOptions & {
  readonly multiple?: boolean | undefined;
  /** Kinds of file that the browser offers, such as ".csv, .xml". The server checks again. */
  readonly accept?: string | undefined;
  /** Adds a place to drop files where there is JavaScript. axe finds fault with the name of the button that makes. */
  readonly javascript?: boolean | undefined;
  readonly wrapperClasses?: string | undefined;
  readonly wrapperAttributes?: ElementOptions['attributes'];
  readonly chooseFilesButtonText?: string | undefined;
  readonly noFileChosenText?: string | undefined;
  readonly multipleFilesChosenText?: PluralWords | undefined;
  readonly dropInstructionText?: string | undefined;
  readonly enteredDropZoneText?: string | undefined;
  readonly leftDropZoneText?: string | undefined;
};

export function fileUpload(options: FileUploadOptions): Html {
  return labelledField(options, (id, describedBy) => {
    const shown = attributes({
      class: classNames('govuk-file-upload', options.classes, options.errorMessage && 'govuk-file-upload--error'),
      id,
      name: options.name,
      type: 'file',
      accept: options.accept,
      disabled: options.disabled,
      multiple: options.multiple,
      'aria-describedby': describedBy,
      ...options.attributes,
    });
    const control = html`<input${shown}>`;
    return options.javascript ? html`<div${dropZone(options)}>${control}</div>` : control;
  });
}

const dropZone = (options: FileUploadOptions) =>
  attributes({
    class: classNames('govuk-file-upload-wrapper', options.wrapperClasses),
    'data-module': 'govuk-file-upload',
    ...translations({
      'choose-files-button': options.chooseFilesButtonText,
      'no-file-chosen': options.noFileChosenText,
      'multiple-files-chosen': options.multipleFilesChosenText,
      'drop-instruction': options.dropInstructionText,
      'entered-drop-zone': options.enteredDropZoneText,
      'left-drop-zone': options.leftDropZoneText,
    }),
    ...options.wrapperAttributes,
  });
