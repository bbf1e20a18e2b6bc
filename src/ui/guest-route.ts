/** A page for somebody without an account, who came by a link: what it is to the server, and what it is told of the visit. */
import type { RecordServices } from '../record/access.ts';
import type { System } from '../record/system.ts';
import type { PostedBody } from './form.ts';
import type { Reply } from './page-route.ts';

export type GuestVisit = {
  readonly services: RecordServices;
  readonly system: System;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly body: PostedBody;
  /** What the browser keeps for these pages: the secret of a link, and after the code that of a session. */
  readonly kept: string | undefined;
  readonly now: Temporal.Instant;
};

export type GuestRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** For the reference of routes. */
  readonly about: string;
  readonly handle: (visit: GuestVisit) => Promise<Reply>;
};
