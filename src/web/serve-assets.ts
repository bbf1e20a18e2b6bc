/** Static files: kept by browsers for ever, because their address changes with their content; compressed once. */
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Asset, Assets } from '../ui/assets/assets.ts';

const compress = promisify(brotliCompress);

/** Pages are not compressed: they hold a token beside words that somebody else may have chosen (BREACH). */
export function serveAssets(server: FastifyInstance, { files }: Pick<Assets, 'files'>): void {
  const compressed = new Map<string, Promise<Buffer>>();
  const smaller = (asset: Asset): Promise<Buffer> => {
    const known = compressed.get(asset.path);
    if (known !== undefined) return known;
    const made = compress(asset.body);
    compressed.set(asset.path, made);
    return made;
  };
  for (const asset of files.values()) {
    server.get(asset.path, async (request, response) => {
      response
        .header('cache-control', 'public, max-age=31536000, immutable')
        .header('vary', 'accept-encoding')
        .type(asset.contentType);
      const takesBrotli = /\bbr\b/u.test(request.headers['accept-encoding'] ?? '');
      return takesBrotli
        ? response.header('content-encoding', 'br').send(await smaller(asset))
        : response.send(asset.body);
    });
  }
}
