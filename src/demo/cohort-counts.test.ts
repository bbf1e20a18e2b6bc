import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../../test/database.ts';
import type { Access } from '../record/access.ts';
import { cohortFlows, cohortMoves } from '../record/cohort/cohort-moves.ts';
import { stageCodes } from '../record/cohort/stages.ts';
import { asRecordRole } from '../record/transaction.ts';
import { trustsOf } from '../record/trusts.ts';
import { asPerson, demoOn, servicesOn } from './demo-database.fixture.ts';
import { demoPractitioners } from './people/practitioners.ts';

const day = '2026-11-22';
const year = 2026;

type DutyOfItem = { readonly move: string; readonly item: string; readonly open: boolean; readonly late: boolean };

const dutiesOfItems = async ({ transaction, now }: Access): Promise<readonly DutyOfItem[]> =>
  (
    await sql<DutyOfItem>`SELECT move_id AS move, item, ended_at IS NULL AS open,
        ended_at IS NULL AND due_at <= ${now.toString()}::timestamptz IS TRUE AS late
      FROM duty WHERE item IS NOT NULL AND move_id IS NOT NULL AND audience IS NULL`.execute(transaction)
  ).rows;

/** The same from the duties themselves, each as the viewer sees it. Who does not see all of an item counts nothing of it. */
async function countedOneByOne(access: Access): Promise<readonly string[]> {
  const keyOf = ({ move, item }: DutyOfItem) => `${move} ${item}`;
  const seen = Map.groupBy(await dutiesOfItems(access), keyOf);
  const all = Map.groupBy(await asRecordRole(access.transaction, () => dutiesOfItems(access)), keyOf);
  const whole = [...seen].filter(([key, duties]) => all.get(key)?.length === duties.length).map(([, duties]) => duties);
  const byMove = Map.groupBy(whole, ([first]) => first?.move ?? '');
  const { rows } = await sql<{ id: string }>`SELECT id FROM school_move
    WHERE rejected_at IS NULL AND (starts_on BETWEEN '2026-09-01' AND '2027-08-31'
      OR (starts_on IS NULL AND proposed_at BETWEEN '2025-09-01' AND '2027-08-31'))`.execute(access.transaction);
  return rows.map(({ id }) => {
    const items = byMove.get(id) ?? [];
    const count = (isOne: (duties: readonly DutyOfItem[]) => boolean) => items.filter(isOne).length;
    return [
      id,
      items.length,
      count((duties) => duties.every(({ open }) => !open)),
      count((duties) => duties.some(({ late }) => late)),
    ].join(' ');
  });
}

test('a cohort counts for everybody what they would count one by one, and no more', async (t) => {
  const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
  let counted = 0;
  for (const { key } of demoPractitioners) {
    await asPerson(services, key, async (access) => {
      const { moves, total } = await cohortMoves(access, { year });
      assert.equal(total, moves.length);
      const lines = moves.map(({ move, expected, settled, late }) => [move, expected, settled, late].join(' '));
      assert.deepEqual(lines.toSorted(), (await countedOneByOne(access)).toSorted(), key);
      counted += moves.length;

      const flows = await cohortFlows(access, { year });
      for (const stage of stageCodes) {
        const rows = (await cohortMoves(access, { year, stage })).moves;
        const inFlows = flows.filter((flow) => flow.stage === stage).reduce((sum, { children }) => sum + children, 0);
        assert.equal(rows.length, inFlows, `${key} ${stage}`);
      }
    });
  }
  assert.ok(counted > 300, `${counted} moves seen`);
});

test('the council narrows its cohort by school, trust, answer and name, and pages through it', async (t) => {
  const services = await servicesOn(await testDatabase(t, { template: demoOn(day) }), day);
  await asPerson(services, 'priya-nair', async (access) => {
    const all = (await cohortMoves(access, { year })).moves;
    const pages = [];
    for (let offset = 0; offset < all.length; offset += 7)
      pages.push(...(await cohortMoves(access, { year }, { offset, limit: 7 })).moves);
    assert.deepEqual(pages, all);

    const [first] = all;
    assert.ok(first?.to !== undefined && first.to !== null && first.from !== null);
    const { to, from } = first;
    const joining = (await cohortMoves(access, { year, to })).moves;
    assert.deepEqual(
      joining.map(({ move }) => move),
      all.filter((move) => move.to === to).map(({ move }) => move),
    );
    assert.ok(
      (await cohortMoves(access, { year, to, from })).moves.every((move) => move.to === to && move.from === from),
    );

    const [trust] = await trustsOf(access);
    assert.equal(trust?.name, 'Three Dales Learning Trust');
    const ofTrust = (await cohortMoves(access, { year, trust: trust.code })).total;
    assert.ok(ofTrust > 0 && ofTrust < all.length, `${ofTrust} of ${all.length}`);
    assert.equal((await cohortMoves(access, { year, trust: '0' })).total, 0);
    assert.equal((await cohortMoves(access, { year, to: 'no id' })).total, 0);

    const unanswered = (await cohortMoves(access, { year, isUnanswered: true })).moves;
    assert.ok(
      unanswered.length > 0 && unanswered.every(({ confirmed, settled, expected }) => confirmed && settled < expected),
    );

    const named = (await cohortMoves(access, { year, name: 'a' })).total;
    assert.ok(named > 0 && named <= all.length);
    assert.equal((await cohortMoves(access, { year, name: '%' })).total, 0, 'no sign stands for all letters');
  });
});
