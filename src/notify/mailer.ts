/** What takes a mail and brings it to somebody. */

export type Message = {
  /** Stays the same when it is sent again, so that a receiver may tell. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  /** Where it is stopped with one press and without signing in; null when it may not be. */
  readonly stop: URL | null;
  /** An entry for the receiver's calendar (RFC 5545), where the way of sending takes one. */
  readonly calendar?: { readonly method: 'PUBLISH' | 'CANCEL'; readonly content: string } | undefined;
};

export type Sent =
  | { readonly kind: 'sent' }
  /** `fault` is a code without anything that a server wrote; `isFinal` when it will never be taken. */
  | { readonly kind: 'failed'; readonly fault: string; readonly isFinal: boolean };

/** Never throws: a mail that is not taken is tried again. */
export type Mailer = (message: Message) => Promise<Sent>;
