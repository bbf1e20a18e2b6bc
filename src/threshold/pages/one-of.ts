/** Whether a text that came with an address or a form is one of some codes. */
export const isOneOf = <const Codes extends readonly string[]>(codes: Codes, text: string): text is Codes[number] =>
  codes.includes(text);
