/** A form with a file, as a browser sends it. */
import type { InjectOptions } from 'fastify';
import { ownPages } from './app.ts';

export function multipart(
  fields: Readonly<Record<string, string>>,
  {
    field,
    name,
    content,
    type,
  }: { readonly field: string; readonly name: string; readonly content: Buffer; readonly type: string },
): Pick<InjectOptions, 'payload' | 'headers'> {
  const boundary = 'throughline-test-boundary';
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(parts.join('') + head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { ...ownPages, 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
