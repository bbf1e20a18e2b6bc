/**
 * Tickets: what a browser keeps for a while between two pages, so that nothing is stored for somebody who never comes back.
 * Sealed, so that it can be neither read nor changed; bound to one purpose and to an end.
 */
import { z } from 'zod';
import type { SecretKey } from './secret-key.ts';

const envelope = z.object({ ends: z.number(), data: z.unknown() });

type Ends = { readonly ends: Temporal.Instant };

/** Letters, digits, hyphens and underscores: fits into a cookie and a hidden field. */
export const writeTicket = (key: SecretKey, purpose: string, data: unknown, { ends }: Ends): string =>
  key.seal(`ticket ${purpose}`, JSON.stringify({ ends: ends.epochMilliseconds, data })).toString('base64url');

/** What was put into it, or undefined when it is none of ours, was for something else, or has ended. */
export function readTicket<Schema extends z.ZodType>(
  key: SecretKey,
  purpose: string,
  text: string | undefined,
  schema: Schema,
  now: Temporal.Instant,
): z.output<Schema> | undefined {
  const opened = text === undefined ? undefined : key.open(`ticket ${purpose}`, Buffer.from(text, 'base64url'));
  if (opened === undefined) return undefined;
  const { ends, data } = envelope.parse(JSON.parse(opened));
  return ends > now.epochMilliseconds ? schema.parse(data) : undefined;
}
