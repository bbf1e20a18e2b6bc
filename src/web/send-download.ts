/** Answers with a file: to be saved, never opened here. */
import type { FastifyReply } from 'fastify';
import type { DownloadReply } from '../ui/page-route.ts';

/** The name for older browsers in plain letters, then as it is (RFC 6266). */
const savedAs = (name: string): string =>
  `attachment; filename="${name.replaceAll(/[^\w.-]/gu, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*!]/gu, '_')}`;

export const sendDownload = (response: FastifyReply, { contentType, fileName, body }: DownloadReply): FastifyReply =>
  response
    .header('content-type', contentType)
    .header('content-disposition', savedAs(fileName))
    // Whatever is in it runs nothing, wherever somebody opens it
    .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .send(body);
