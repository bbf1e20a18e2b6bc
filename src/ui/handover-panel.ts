/** What a capability offers inside the page of a handover. */
import type { OpenChild } from '../record/child.ts';
import type { Html } from './html.ts';
import type { Visit } from './page-route.ts';

/** Null when there is nothing to say or to do. */
export type HandoverPanel = (child: OpenChild, move: string, visit: Visit) => Promise<Html | null>;
