import { classNames } from '../class-names.ts';
import { type Html, html } from '../html.ts';
import { hint } from './hint.ts';
import { type TextareaOptions, textarea } from './textarea.ts';
import { type PluralWords, translations } from './translations.ts';

export type CharacterCountOptions = TextareaOptions & {
  readonly maxlength?: number | undefined;
  readonly maxwords?: number | undefined;
  /** "characters" counts what a person sees as one; "length" counts as the browser's maxlength does. */
  readonly countType?: 'length' | 'characters' | 'words' | undefined;
  /** Percentage of the limit after which the count is shown. */
  readonly threshold?: number | undefined;
  readonly countMessage?: { readonly classes?: string | undefined } | undefined;
  /** "%{count}" stands for the limit. */
  readonly textareaDescriptionText?: string | undefined;
  readonly charactersUnderLimitText?: PluralWords | undefined;
  readonly charactersAtLimitText?: string | undefined;
  readonly charactersOverLimitText?: PluralWords | undefined;
  readonly wordsUnderLimitText?: PluralWords | undefined;
  readonly wordsAtLimitText?: string | undefined;
  readonly wordsOverLimitText?: PluralWords | undefined;
};

/** A box for longer text that says how much fits: as a sentence at first, counting down where there is JavaScript. */
export function characterCount(options: CharacterCountOptions): Html {
  const id = options.id ?? options.name;
  const countType = options.countType ?? (options.maxwords ? 'words' : undefined);
  const limit = options.maxwords ?? options.maxlength;
  const description =
    options.textareaDescriptionText ?? `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`;
  const message = hint({
    text: limit === undefined ? '' : description.replace('%{count}', String(limit)),
    id: `${id}-info`,
    classes: classNames('govuk-character-count__message', options.countMessage?.classes),
  });
  const { formGroup, ...field } = options;
  return textarea({
    ...field,
    id,
    describedBy: `${id}-info`,
    classes: classNames('govuk-js-character-count', options.classes),
    formGroup: {
      ...formGroup,
      classes: classNames('govuk-character-count', formGroup?.classes),
      attributes: {
        'data-module': 'govuk-character-count',
        'data-maxlength': options.maxlength,
        'data-maxwords': options.maxwords,
        'data-threshold': options.threshold,
        'data-count-type': countType,
        ...(limit === undefined && { ...describing(options.textareaDescriptionText) }),
        ...translations({
          'characters-under-limit': options.charactersUnderLimitText,
          'characters-at-limit': options.charactersAtLimitText,
          'characters-over-limit': options.charactersOverLimitText,
          'words-under-limit': options.wordsUnderLimitText,
          'words-at-limit': options.wordsAtLimitText,
          'words-over-limit': options.wordsOverLimitText,
        }),
        ...formGroup?.attributes,
      },
      afterInput: { text: html`${message}${formGroup?.afterInput?.text}` },
    },
  });
}

const describing = (text: string | undefined) =>
  translations({ 'textarea-description': text === undefined ? undefined : { other: text } });
