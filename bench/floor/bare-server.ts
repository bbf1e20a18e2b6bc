/**
 * The floor of pages: Fastify and pg alone. The same rows are read from the same tables and printed as HTML; nobody signs in,
 * nothing is checked, nothing is written down.
 */
import Fastify, { type FastifyInstance } from 'fastify';
import type pg from 'pg';
import { escape } from '../../src/ui/escape.ts';

const page = (title: string, rows: readonly string[]): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${escape(title)}</title><link rel="stylesheet" href="/styles.css"></head><body><h1>${escape(title)}</h1><ol>${rows.join('')}</ol></body></html>`;

const words = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const rowItem = (row: Readonly<Record<string, unknown>>): string =>
  `<li>${Object.values(row)
    .map((value) => `<p>${escape(words(value))}</p>`)
    .join('')}</li>`;

const childSql =
  'SELECT surname, forename, date_of_birth::text, sex FROM child WHERE partnership_id = $1 AND subject_id = $2';

const entriesSql = `SELECT e.id, e.kind, e.happened_from::text, e.recorded_at::text, o.name AS organisation, p.name AS author, e.data
  FROM entry e LEFT JOIN organisation o ON o.partnership_id = e.partnership_id AND o.id = e.organisation_id
  LEFT JOIN practitioner p ON p.partnership_id = e.partnership_id AND p.id = e.recorded_by
  WHERE e.partnership_id = $1 AND e.subject_id = $2 ORDER BY e.happened_from DESC, e.seq DESC`;

/** Looked for as the product does: surnames that sound alike with forenames that sound alike, or beginnings of surnames. */
const searchSql = `SELECT DISTINCT c.subject_id, c.surname, c.forename, c.date_of_birth::text
  FROM (
    (SELECT subject_id FROM child_search_key WHERE partnership_id = $1 AND surname_sound = ANY ($2) AND forename_sound = ANY ($3) LIMIT 200)
    UNION
    (SELECT subject_id FROM child_search_key WHERE partnership_id = $1 AND surname_start = ANY ($4) AND forename_sound = ANY ($3) LIMIT 200)
  ) AS found JOIN child c ON c.partnership_id = $1 AND c.subject_id = found.subject_id
  ORDER BY c.surname, c.forename LIMIT 10`;

const workSql = `SELECT d.rule, d.item, d.due_at::text, c.surname, c.forename, count(*) OVER ()
  FROM duty d JOIN child c ON c.partnership_id = d.partnership_id AND c.subject_id = d.subject_id
  WHERE d.partnership_id = $1 AND d.owner = ANY ($2) AND d.ended_at IS NULL AND d.opens_at <= $3
  ORDER BY d.due_at ASC NULLS LAST, d.subject_id, d.instance LIMIT 25`;

export function bareServer(pool: pg.Pool, partnership: string): FastifyInstance {
  const server = Fastify();
  server.get<{ Params: { id: string } }>('/children/:id', async ({ params }, reply) => {
    const child = await pool.query({ name: 'child', text: childSql, values: [partnership, params.id] });
    const entries = await pool.query({ name: 'entries', text: entriesSql, values: [partnership, params.id] });
    void reply.type('text/html');
    return page('Timeline', [...child.rows, ...entries.rows].map(rowItem));
  });
  server.get<{ Querystring: Record<'sounds' | 'forenames' | 'starts', string> }>(
    '/search',
    async ({ query }, reply) => {
      const lists = [query.sounds, query.forenames, query.starts].map((list) => list.split(','));
      const found = await pool.query({ name: 'search', text: searchSql, values: [partnership, ...lists] });
      void reply.type('text/html');
      return page('Found', found.rows.map(rowItem));
    },
  );
  server.get<{ Querystring: Record<'posts' | 'now', string> }>('/work', async ({ query }, reply) => {
    const work = await pool.query({ name: 'work', text: workSql, values: [partnership, [query.posts], query.now] });
    void reply.type('text/html');
    return page('Work', work.rows.map(rowItem));
  });
  return server;
}
