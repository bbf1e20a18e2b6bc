/** Text from a browser without what no record can hold: control characters, which nobody can type, and half characters. */
import type { PostedBody } from '../ui/form.ts';

/** Tabs and line breaks stay. */
export const readableText = (text: string): string => text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '').toWellFormed();

const readable = (value: unknown): unknown => {
  if (typeof value === 'string') return readableText(value);
  return Array.isArray(value) ? value.map(readable) : value;
};

/** Passwords stay exactly as they were sent: they are compared and never kept (ASVS 5.0, 6.2.8). */
const isPassword = (name: string): boolean => /password$/iu.test(name);

export const readableBody = (body: PostedBody): PostedBody =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, isPassword(name) ? value : readable(value)]));
