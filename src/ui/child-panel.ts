/** What a capability offers inside the overview of a child. */
import type { OpenChild } from '../record/child.ts';
import type { Html } from './html.ts';
import type { Visit } from './page-route.ts';

export type ChildPanel = {
  /** Smaller stands higher on the page. */
  readonly order: number;
  /** Null when there is nothing to say or to do. */
  readonly show: (child: OpenChild, visit: Visit) => Promise<Html | null>;
};
