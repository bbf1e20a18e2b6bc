/** For those who keep the service running: is it up, can it serve, and figures without personal data. */

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Database } from '../../database/pool.ts';
import type { Tables } from '../../database/tables.ts';

export function healthRoutes(server: FastifyInstance, database: Database<Tables>): void {
  server.get('/healthz', (_request, response) => response.type('text/plain').send('ok\n'));
  server.get('/readyz', async (_request, response) => {
    try {
      await sql`SELECT 1`.execute(database.kysely);
      return await response.type('text/plain').send('ready\n');
    } catch {
      return response.code(503).type('text/plain').send('the database does not answer\n');
    }
  });
}
