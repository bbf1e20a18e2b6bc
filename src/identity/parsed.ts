/** What reading an identifier gives: the value in its one stored form, or a reason code and a sentence for a person. */
export type Parsed<Value, Facts, Failure> =
  | ({ readonly ok: true; readonly value: Value } & Readonly<Facts>)
  | (Readonly<Failure> & { readonly ok: false; readonly says: string });

const plain = /^[0-9A-Z]*$/u;

/** People paste identifiers with spaces of every kind and in any case; neither carries meaning. */
export const withoutSpaces = (text: string): string =>
  plain.test(text) ? text : text.replace(/[\s\u200b\u2060\ufeff]+/gu, '').toUpperCase();
