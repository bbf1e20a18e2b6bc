import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { confirmedMove } from '../../../test/decided-move.ts';
import { takenStep } from '../../../test/item-step.ts';
import {
  asSystemAppend,
  ids,
  type PersonName,
  people,
  type SmallPartnership,
  smallPartnership,
} from '../../../test/small-partnership.ts';
import { openChild } from '../../record/child.ts';
import { readChronology } from '../../record/chronology.ts';
import { giveToCouncil } from './give-to-council.ts';
import { pupilOfRecord } from './pupil-of-record.ts';

test('names that were put away for somebody’s safety are in no file', () => {
  const data = {
    surname: 'New',
    forename: 'Ava',
    dateOfBirth: '2015-02-14',
    formerSurnames: ['Old'],
    formerUpns: ['Q830299919001'],
  };
  const told = (more: object) => [{ kind: 'identity.recorded', day: '2026-07-21', data: { ...data, ...more } }];
  assert.match(JSON.stringify(pupilOfRecord(told({}), () => undefined)), /Old/u);
  const away = pupilOfRecord(told({ earlierNames: 'put-away' }), () => undefined);
  assert.doesNotMatch(JSON.stringify(away), /Old|Q830299919001/u);
});

const protect = (partnership: SmallPartnership): Promise<void> =>
  asSystemAppend(partnership.services, [
    {
      subject: ids.child,
      isNew: false,
      entries: [
        {
          organisation: ids.council,
          recordedBy: people.socialWorker.id,
          kind: 'location.protected',
          happened: { moment: partnership.services.clock.now() },
          data: {
            protection: randomUUID(),
            ground: 'refuge',
            covers: [],
            named: [
              { practitioner: people.primaryDsl.id, organisation: ids.primary, role: 'dsl', purpose: 'education' },
            ],
            reason: 'has fled',
            reviewOn: '2026-12-20',
          },
        },
      ],
    },
  ]);

test('while it is protected where a child is, no file is sent, and who is named gives the transfer to the council', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  await protect(partnership);
  const step = (name: PersonName) => takenStep(partnership, name, id, 'ctf', 'sent', { channel: 's2s' });
  await assert.rejects(step('primaryDsl'), { code: 'TRANSFER_FILE_BLOCKED' });
  const give = (name: PersonName) =>
    partnership.as(name, async (access) => {
      const child = await openChild(access, ids.child);
      await giveToCouncil(child, id, 'Rang the admissions manager', child.seen);
    });
  await assert.rejects(give('primaryOffice'));
  await give('primaryDsl');
  const told = (name: PersonName) =>
    partnership.as(name, async (access) =>
      (await readChronology(await openChild(access, ids.child)))
        .filter(({ kind }) => kind === 'handover.given-to-authority')
        .map(({ compartment }) => compartment),
    );
  assert.deepEqual(await told('primaryDsl'), ['protected-location']);
  for (const name of ['primaryOffice', 'admissions'] as const) assert.deepEqual(await told(name), [], name);
});

test('nothing is given to the council that may be sent', async (t) => {
  const partnership = await smallPartnership(t);
  const id = await confirmedMove(partnership);
  const give = partnership.as('primaryDsl', async (access) => {
    const child = await openChild(access, ids.child);
    await giveToCouncil(child, id, 'by telephone', child.seen);
  });
  await assert.rejects(give, { code: 'NOT_ALLOWED' });
});
