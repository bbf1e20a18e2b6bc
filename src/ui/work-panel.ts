/** What a capability asks of somebody besides what is owed, at the top of their work. */
import type { Access } from '../record/access.ts';
import type { Html } from './html.ts';
import type { Visit } from './page-route.ts';

export type WorkPanel = {
  /** Null when nothing waits for the visitor. */
  readonly show: (access: Access, visit: Visit) => Promise<Html | null>;
};
