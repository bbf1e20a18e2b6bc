import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  allRows,
  asSystemAppend,
  ids,
  type PersonName,
  people,
  type SmallPartnership,
  smallPartnership,
} from '../../../test/small-partnership.ts';
import type { Upn } from '../../identity/upn.ts';
import { childSummaries, openChild } from '../../record/child.ts';
import { listChildren } from '../../record/child-list.ts';
import { readChronology } from '../../record/chronology.ts';
import type { NewEntry } from '../../record/entry-row.ts';
import { movesOf } from '../../record/moves.ts';
import { addSchool } from '../../record/save-schools.ts';
import { countOutcomes, findBatch, listBatches, listPupils } from './batch.ts';
import { beginCommit, commitBatch } from './commit-batch.ts';
import { decideDifferent, decideSame } from './decide-match.ts';
import { findCandidates } from './find-candidates.ts';
import { matchQueue } from './match-queue.ts';
import { beginReversal, reverseBatch } from './reverse-batch.ts';
import { openBatch, readIntoBatch } from './stage-transfer-file.ts';

type Pupil = {
  readonly upn: string;
  readonly surname: string;
  readonly forename: string;
  readonly born?: string;
  readonly extra?: string;
};

const rowan: Pupil = { upn: 'H801200001001', surname: 'EXAMPLE', forename: 'Rowan' };
const newcomer: Pupil = { upn: 'Q830299919001', surname: "O'Néill", forename: 'Jamie', born: '2015-03-01' };

const ctf = (pupils: readonly Pupil[], destination = '4991'): string => `<?xml version="1.0" encoding="UTF-8"?>
<CTfile><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion><DateTime>2026-07-10T09:30:00</DateTime>
<DocumentQualifier>full</DocumentQualifier><SupplierID>TEST</SupplierID>
<SourceSchool><LEA>830</LEA><Estab>2991</Estab><SchoolName>Alder Lane Primary School</SchoolName><AcademicYear>2025</AcademicYear></SourceSchool>
<DestSchool><LEA>830</LEA><Estab>${destination}</Estab></DestSchool></Header><CTFpupilData>
${pupils
  .map(
    ({
      upn,
      surname,
      forename,
      born = '2015-02-14',
      extra = '',
    }) => `<Pupil><UPN>${upn}</UPN><Surname>${surname}</Surname><Forename>${forename}</Forename><DOB>${born}</DOB><Sex>M</Sex>
<BasicDetails><NCyearActual>6</NCyearActual><MedicalFlag>true</MedicalFlag></BasicDetails>
<SENhistory><SEN><StartDate>2023-01-09</StartDate><SENprovision>K</SENprovision></SEN></SENhistory>${extra}
<SchoolHistory><School><LEA>830</LEA><Estab>2991</Estab><SchoolName>Alder Lane</SchoolName><EntryDate>2019-09-04</EntryDate><LeavingDate>2026-07-21</LeavingDate></School></SchoolHistory></Pupil>`,
  )
  .join('\n')}
</CTFpupilData></CTfile>`;

async function upload(
  partnership: SmallPartnership,
  by: PersonName,
  organisation: string,
  text: string,
): Promise<string> {
  const path = join(tmpdir(), `throughline-${randomUUID()}.xml`);
  await writeFile(path, text);
  try {
    const file = {
      path,
      name: '8302991_CTF_8304991_001.xml',
      bytes: text.length,
      sha256: createHash('sha256').update(text).digest(),
    };
    const actor = await partnership.actor(by);
    const batch = await openBatch(partnership.services, actor, organisation, file);
    await readIntoBatch(partnership.services, actor, batch, file);
    return batch;
  } finally {
    await rm(path, { force: true });
  }
}

async function commit(
  partnership: SmallPartnership,
  by: PersonName,
  batch: string,
  joins: string | null = null,
): Promise<void> {
  await partnership.as(by, (access) => beginCommit(access, batch, joins));
  await commitBatch(partnership.services, await partnership.actor(by), batch);
}

const outcomes = (partnership: SmallPartnership, by: PersonName, batch: string) =>
  partnership.as(by, async (access) =>
    (await listPupils(access, batch, {}, { offset: 0, limit: 50 })).pupils.map(({ outcome }) => outcome),
  );

const childrenOf = (partnership: SmallPartnership, by: PersonName) =>
  partnership.as(by, async (access) =>
    (await listChildren(access, {}, { offset: 0, limit: 50 })).children.map(({ surname }) => surname),
  );

test('looking at a file changes nothing; committing it opens a record and proposes a move', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'secondaryOffice', ids.secondary, ctf([newcomer]));
  assert.equal((await partnership.as('secondaryOffice', (access) => findBatch(access, batch))).state, 'ready');
  assert.deepEqual(await childrenOf(partnership, 'secondaryOffice'), []);
  await commit(partnership, 'secondaryOffice', batch);
  assert.deepEqual(await childrenOf(partnership, 'secondaryOffice'), ["O'Néill"]);
  const { pupils } = await partnership.as('secondaryOffice', (access) =>
    listPupils(access, batch, {}, { offset: 0, limit: 5 }),
  );
  const subject = pupils[0]?.subject ?? '';
  const { moves, kinds } = await partnership.as('secondaryDsl', async (access) => {
    const child = await openChild(access, subject);
    return { moves: await movesOf(child), kinds: (await readChronology(child)).map((entry) => entry.kind) };
  });
  assert.deepEqual(
    moves.map((move) => [
      move.state,
      move.kind,
      move.to.organisation,
      move.leavesOn?.toString(),
      move.startsOn?.toString(),
    ]),
    [['proposed', 'phase-transfer', ids.secondary, '2026-07-21', '2026-09-02']],
  );
  for (const kind of ['identity.recorded', 'sen-status.recorded', 'medical-flag.recorded', 'handover.item-sent'])
    assert.ok(kinds.includes(kind), kind);
});

test('a new child and one whom somebody else knows are told in the same words, and look the same afterwards', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'secondaryOffice', ids.secondary, ctf([rowan, newcomer]));
  assert.deepEqual(await outcomes(partnership, 'secondaryOffice', batch), ['to-matching', 'to-matching']);
  await commit(partnership, 'secondaryOffice', batch);
  assert.deepEqual(await outcomes(partnership, 'secondaryOffice', batch), ['to-matching', 'to-matching']);
  assert.deepEqual(await childrenOf(partnership, 'secondaryOffice'), ['Example', "O'Néill"]);
  await assert.rejects(
    partnership.as('secondaryOffice', (access) => openChild(access, ids.child)),
    { code: 'NOT_FOUND' },
  );
});

test('the uploader’s own pupil is found by UPN, date of birth and surname together, and only what differs is added', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'primaryOffice', ids.primary, ctf([rowan]));
  assert.deepEqual(await outcomes(partnership, 'primaryOffice', batch), ['known']);
  await commit(partnership, 'primaryOffice', batch);
  const again = await upload(partnership, 'primaryOffice', ids.primary, ctf([rowan]));
  const before = (await allRows(partnership.databases, 'entry')).length;
  await commit(partnership, 'primaryOffice', again);
  assert.equal((await allRows(partnership.databases, 'entry')).length, before);
  assert.deepEqual(await childrenOf(partnership, 'primaryOffice'), ['Example']);
});

test('the same number with another surname is left to a person', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'primaryOffice', ids.primary, ctf([{ ...rowan, surname: 'Otherwise' }]));
  assert.deepEqual(await outcomes(partnership, 'primaryOffice', batch), ['to-matching']);
});

test('one bad pupil never blocks the others, and is listed with a reason', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(
    partnership,
    'secondaryOffice',
    ids.secondary,
    ctf([
      { ...newcomer, upn: 'B207000016049' },
      { ...newcomer, upn: 'E830299919002', surname: 'Good' },
    ]),
  );
  assert.deepEqual(await outcomes(partnership, 'secondaryOffice', batch), ['refused', 'to-matching']);
  await commit(partnership, 'secondaryOffice', batch);
  assert.deepEqual(await childrenOf(partnership, 'secondaryOffice'), ['Good']);
});

test('the record from before an adoption is nobody’s candidate, unless the order was recorded there by mistake', async (t) => {
  const partnership = await smallPartnership(t);
  const by = { organisation: ids.council, recordedBy: people.socialWorker.id };
  const happened = { day: Temporal.PlainDate.from('2026-06-01') };
  const add = (entry: Pick<NewEntry, 'kind' | 'data' | 'corrects'>) =>
    asSystemAppend(partnership.services, [
      { subject: ids.child, isNew: false, entries: [{ ...by, happened, ...entry }] },
    ]);
  const sought = {
    ordinal: 1,
    upn: rowan.upn as Upn,
    surname: 'Example',
    forename: 'Rowan',
    dateOfBirth: '2015-02-14',
  };
  const candidates = async () =>
    [
      ...(
        await partnership.everything(({ transaction }) => findCandidates(transaction, ids.partnership, [sought]))
      ).values(),
    ]
      .flat()
      .map(({ subject }) => subject);
  assert.deepEqual(await candidates(), [ids.child]);
  await add({ kind: 'adoption-order.made', data: { on: '2026-06-01', court: 'The Family Court at Wyeshire' } });
  assert.deepEqual(await candidates(), []);
  const batch = await upload(partnership, 'secondaryOffice', ids.secondary, ctf([rowan]));
  await commit(partnership, 'secondaryOffice', batch);
  assert.deepEqual((await partnership.as('matching', (access) => matchQueue(access, 'exact', 10))).tasks, []);
  const entries = await allRows<{ id: string; kind: string }>(partnership.databases, 'entry');
  const order = entries.find(({ kind }) => kind === 'adoption-order.made')?.id ?? '';
  await add({ kind: 'entry.withdrawn', corrects: order, data: { reason: 'It was about another child' } });
  assert.ok((await candidates()).includes(ids.child));
});

test('the matching team joins a brought pupil with the child it is, and nothing is lost or shown too soon', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'secondaryOffice', ids.secondary, ctf([rowan]));
  await commit(partnership, 'secondaryOffice', batch);
  const queue = await partnership.as('matching', (access) => matchQueue(access, 'exact', 10));
  assert.equal(queue.tasks.length, 1);
  const [task] = queue.tasks;
  assert.equal(task?.candidates[0]?.child.id, ids.child);
  await partnership.as('matching', (access) => decideSame(access, task?.id ?? '', ids.child, true));
  const kinds = await partnership.as('primaryDsl', async (access) =>
    (await readChronology(await openChild(access, ids.child))).map((entry) => entry.kind),
  );
  assert.ok(kinds.includes('sen-status.recorded'));
  assert.deepEqual(await childrenOf(partnership, 'secondaryOffice'), ['Example']);
  const forReceiver = await partnership.as('secondaryDsl', async (access) =>
    (await readChronology(await openChild(access, ids.child))).map((entry) => entry.organisation),
  );
  assert.ok(
    forReceiver.every((organisation) => organisation === ids.secondary),
    'until the place is accepted the receiver sees what it brought',
  );
  assert.equal((await partnership.as('matching', (access) => childSummaries(access, [ids.child]))).size, 0);
});

test('a brought pupil whom nobody knows stays a child of their own', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'secondaryOffice', ids.secondary, ctf([newcomer]));
  await commit(partnership, 'secondaryOffice', batch);
  const { tasks } = await partnership.as('matching', (access) => matchQueue(access, 'nobody', 10));
  await partnership.as('matching', (access) => decideDifferent(access, tasks[0]?.id ?? ''));
  assert.deepEqual(await childrenOf(partnership, 'secondaryOffice'), ["O'Néill"]);
  assert.equal((await partnership.as('matching', (access) => matchQueue(access, 'nobody', 10))).total, 0);
});

test('nobody but the matching team sees its queue', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'secondaryOffice', ids.secondary, ctf([rowan]));
  await commit(partnership, 'secondaryOffice', batch);
  await assert.rejects(
    partnership.as('secondaryOffice', (access) => matchQueue(access, 'exact', 10)),
    { code: 'NOT_FOUND' },
  );
  const rows = await partnership.as('secondaryOffice', ({ transaction }) =>
    transaction.selectFrom('match_task').selectAll().execute(),
  );
  assert.deepEqual(rows, []);
});

test('a committed file can be taken back whole; what it brought is withdrawn and nothing of it is shown', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'secondaryOffice', ids.secondary, ctf([rowan, newcomer]));
  await commit(partnership, 'secondaryOffice', batch);
  await partnership.as('secondaryOffice', (access) => beginReversal(access, batch));
  assert.equal(await reverseBatch(partnership.services, await partnership.actor('secondaryOffice'), batch), 0);
  assert.deepEqual(await childrenOf(partnership, 'secondaryOffice'), []);
  assert.equal((await partnership.as('secondaryOffice', (access) => findBatch(access, batch))).state, 'reversed');
  assert.equal((await partnership.as('matching', (access) => matchQueue(access, 'exact', 10))).total, 0);
  assert.deepEqual(await childrenOf(partnership, 'primaryDsl'), ['Example']);
});

test('taking a file back keeps the record of a child with whom people have gone on working', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'secondaryOffice', ids.secondary, ctf([newcomer]));
  await commit(partnership, 'secondaryOffice', batch);
  const { pupils } = await partnership.as('secondaryOffice', (access) =>
    listPupils(access, batch, {}, { offset: 0, limit: 5 }),
  );
  await asSystemAppend(partnership.services, [
    {
      subject: pupils[0]?.subject ?? '',
      isNew: false,
      entries: [
        {
          kind: 'note.recorded',
          happened: { day: Temporal.PlainDate.from('2026-11-21') },
          organisation: ids.secondary,
          recordedBy: null,
          data: { text: 'met the family' },
        },
      ],
    },
  ]);
  await partnership.as('secondaryOffice', (access) => beginReversal(access, batch));
  assert.equal(await reverseBatch(partnership.services, await partnership.actor('secondaryOffice'), batch), 1);
  assert.deepEqual(await childrenOf(partnership, 'secondaryOffice'), ["O'Néill"]);
});

test('a file of other schools asks which school the pupils join', async (t) => {
  const partnership = await smallPartnership(t);
  const text = ctf([newcomer], '4999').replace('<Estab>2991', '<Estab>2999');
  const first = await upload(partnership, 'secondaryDsl', ids.secondary, text);
  assert.equal((await partnership.as('secondaryDsl', (access) => findBatch(access, first))).destination, null);
  await assert.rejects(
    partnership.as('secondaryDsl', (access) => beginCommit(access, first, null)),
    { code: 'INPUT_INVALID' },
  );
  await partnership.as('secondaryDsl', (access) =>
    addSchool(access, {
      name: 'Synthetic Primary School',
      number: '8302999',
      phase: 'Primary',
      termDates: 'authority',
    }),
  );
  const second = await upload(partnership, 'secondaryDsl', ids.secondary, text);
  assert.notEqual((await partnership.as('secondaryDsl', (access) => findBatch(access, second))).source, null);
  await commit(partnership, 'secondaryDsl', second, ids.secondary);
  const { pupils } = await partnership.as('secondaryDsl', (access) =>
    listPupils(access, second, {}, { offset: 0, limit: 5 }),
  );
  const moves = await partnership.as('secondaryDsl', async (access) =>
    movesOf(await openChild(access, pupils[0]?.subject ?? '')),
  );
  assert.equal(moves[0]?.to.organisation, ids.secondary);
});

test('an import belongs to the organisation that uploaded it', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(partnership, 'secondaryOffice', ids.secondary, ctf([newcomer]));
  await assert.rejects(
    partnership.as('academyDsl', (access) => findBatch(access, batch)),
    { code: 'NOT_FOUND' },
  );
  assert.deepEqual(await partnership.as('academyDsl', (access) => listBatches(access, 10)), []);
  assert.deepEqual(await partnership.as('primaryTeacher', (access) => listBatches(access, 10)), []);
});

test('a refused file changes nothing and says why', async (t) => {
  const partnership = await smallPartnership(t);
  const batch = await upload(
    partnership,
    'secondaryOffice',
    ids.secondary,
    ctf([newcomer]).replace('<CTfile>', '<!DOCTYPE CTfile [<!ENTITY a "x">]><CTfile>'),
  );
  const found = await partnership.as('secondaryOffice', (access) => findBatch(access, batch));
  assert.equal(found.state, 'refused');
  assert.ok((found.refusal?.says ?? '').length > 0);
  await assert.rejects(
    partnership.as('secondaryOffice', (access) => beginCommit(access, batch, null)),
    { code: 'IMPORT_NOT_READY' },
  );
  assert.deepEqual(await partnership.as('secondaryOffice', (access) => countOutcomes(access, batch)), {
    known: 0,
    'to-matching': 0,
    refused: 0,
  });
});
