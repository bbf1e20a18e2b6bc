/** Text from a browser without what no record can hold: control characters, which nobody can type, and half characters. */
import type { PostedBody } from '../ui/form.ts';

/** Tabs and line breaks stay. */
export const readableText = (text: string): string => text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '').toWellFormed();

const readable = (value: unknown): unknown => {
  if (typeof value === 'string') return readableText(value);
  return Array.isArray(value) ? value.map(readable) : value;
};

export const readableBody = (body: PostedBody): PostedBody =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, readable(value)]));
