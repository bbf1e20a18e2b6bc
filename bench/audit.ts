/**
 * node bench/audit.ts [EVENTS]: writing the log, placing it in its tree, and checking all of it, beside floors of the same run: bare
 * INSERTs of the same rows, and hashing as many leaves in memory. Goals: 10,000 events a second; 1,000,000 checked in 15 s.
 *
 * EVENTS is 1,000,000 unless given.
 */
import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAuditKey } from '../src/audit/audit-key.ts';
import { hashOfLeaf } from '../src/audit/entry-line.ts';
import { recordEvent } from '../src/audit/record-event.ts';
import { growingTree } from '../src/audit/tree/root.ts';
import { readConfig } from '../src/config.ts';
import { overOneConnection } from '../src/database/one-connection.ts';
import { openDatabases } from '../src/database/open-databases.ts';
import { auditSequencer } from '../src/record/audit-log/sequence-audit.ts';
import { verifyAudit } from '../src/record/audit-log/verify-audit.ts';
import { type Column, insertRows, instantText } from '../src/record/insert-rows.ts';
import { asSystem } from '../src/record/system.ts';
import { line, throughput } from './floor/throughput.ts';
import { fillPartnership, partnership, servicesOn } from './import/partnership.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const atOnce = 1_000;

const data = await mkdtemp(join(tmpdir(), 'throughline-audit-'));
await using cleaning = new AsyncDisposableStack();
cleaning.defer(() => rm(data, { recursive: true, force: true }));
const config = readConfig({ THROUGHLINE_DATA: data });
const databases = await openDatabases(config, { purpose: 'server' });
cleaning.defer(databases.close);
await fillPartnership(databases);
const services = await servicesOn(databases);
const system = { partnership };
const sequencer = await auditSequencer(services, system, config);

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

function say(what: string, spent: number, floor?: { readonly is: string; readonly seconds: number }): void {
  const beside = floor === undefined ? '' : `, ${(floor.seconds / spent).toFixed(2)} of ${floor.is}`;
  console.log(
    `${what.padEnd(44)} ${spent.toFixed(1).padStart(6)} s  ${Math.round(count / spent)
      .toLocaleString('en-GB')
      .padStart(9)} a second${beside}`,
  );
}

type Event = { readonly id: string; readonly number: number };

const columns = (now: Temporal.Instant): readonly Column<Event>[] => [
  { name: 'partnership_id', type: 'uuid', of: () => partnership },
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'at', type: 'timestamptz', of: () => instantText(now.epochMilliseconds) },
  { name: 'practitioner_id', type: 'uuid', of: () => null },
  { name: 'action', type: 'text', of: () => 'entry recorded' },
  { name: 'subject_id', type: 'uuid', of: () => null },
  { name: 'detail', type: 'jsonb', of: ({ number }) => JSON.stringify({ entries: [randomUUIDv7()], number }) },
];

const batches = Array.from({ length: Math.ceil(count / atOnce) }, (_, batch) =>
  Array.from({ length: Math.min(atOnce, count - batch * atOnce) }, (__, index) => batch * atOnce + index),
);

async function writeBare(): Promise<void> {
  const { server, connections } = databases;
  if (server === undefined) throw new Error('The bench needs the embedded database');
  await overOneConnection(server.connection(connections.owner.database ?? '', 'postgres'), async (client) => {
    await client.query('CREATE TABLE bare_event (LIKE audit_event INCLUDING DEFAULTS)');
    for (const batch of batches)
      await client.query({
        name: 'bare',
        text: `INSERT INTO bare_event (partnership_id, id, at, action, detail)
        SELECT $1, id, $2, 'entry recorded', detail FROM unnest($3::uuid[], $4::jsonb[]) AS e (id, detail)`,
        values: [
          partnership,
          services.clock.now().toString(),
          batch.map(() => randomUUIDv7()),
          batch.map((number) => JSON.stringify({ entries: [randomUUIDv7()], number })),
        ],
      });
  });
}

async function hashBare(): Promise<void> {
  const tree = growingTree();
  const entry = randomUUIDv7();
  const commitment = Buffer.alloc(32, 7);
  for (let number = 0; number < count; number++) tree.add(hashOfLeaf({ kind: 0, entry, commitment }));
  await Promise.resolve(tree.root());
}

const bareWriting = await seconds(writeBare);
say(`bare: INSERT, ${atOnce} rows at once`, bareWriting);
const writing = await seconds(async () => {
  for (const batch of batches)
    await asSystem(services, system, ({ transaction, now }) =>
      insertRows(
        transaction,
        'audit_event',
        columns(now),
        batch.map((number) => ({ id: randomUUIDv7(), number })),
      ),
    );
});
say(`written, ${atOnce} at once`, writing, { is: 'bare', seconds: bareWriting });
const placing = await seconds(() => sequencer.toTheEnd());
say('placed in the tree, under a checkpoint', placing, { is: 'bare INSERT', seconds: bareWriting });
say('written and placed', writing + placing);

const hashing = await seconds(hashBare);
say('bare: the tree of as many leaves in memory', hashing);
const key = await readAuditKey(config.auditKeyFile, partnership);
const checking = await seconds(async () => {
  const { log, record } = await verifyAudit(services, system, {
    key: key.signing.publicKey,
    holdings: [],
    secrets: key.secrets,
    onProgress: () => undefined,
  });
  const wrong = [...log.findings, ...record.findings];
  if (wrong.length > 0 || log.size < count) throw new Error(`${wrong.length} findings in ${log.size} entries`);
});
say('checked, every entry, from the database', checking, { is: 'hashing alone', seconds: hashing });

console.log('\nOne event in a transaction of its own, by several people at once');
line(
  'written and committed',
  await throughput((number) =>
    asSystem(services, system, ({ transaction, now }) =>
      recordEvent(transaction, { partnership, practitioner: '', at: now, action: 'bench', detail: { number } }),
    ),
  ),
);
