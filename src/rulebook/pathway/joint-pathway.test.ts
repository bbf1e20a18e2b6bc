/** The pack of the joint pathway says everything that the draft did: every region, state, way, document and limit. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFile, unlessShared } from '../../interchange/shared-data.fixture.ts';
import { readPack } from '../pack/read-pack.ts';

const draftFile = 'placement/joint-pathway.statechart.json';

type DraftState = {
  readonly documents: readonly string[];
  readonly deadlineRules: readonly string[];
  readonly on: readonly { readonly event: string; readonly guard?: string }[];
};
type Draft = { readonly regions: Readonly<Record<string, { readonly states: Readonly<Record<string, DraftState>> }>> };

const read = readPack(readFileSync(join(import.meta.dirname, '../../../packs/england/joint-pathway.yaml'), 'utf8'));
assert.ok(read.ok);
const [rule] = read.pack.rules;
assert.ok(rule !== undefined && 'pathway' in rule);
const { regions, responsibilities } = rule;

/** Limits of the draft that became gates with names of their own, or belong to one county. */
const renamed: Readonly<Record<string, string | null>> = {
  'LAC-CONSULT': 'move-asked-before-deciding',
  'LAC-WHEREABOUTS': 'move-told-where',
  'NOTIF-13': 'move-written-notice',
  'EDU-10': 'move-in-years-10-and-11',
  'OOA-11': 'move-out-of-area',
  'OOA-11-DIST': 'move-at-a-distance',
  'FGDM-31ZA': 'family-meeting-before-court',
  'OOA-DERBYS': null,
};

test('every state, way and limit of the draft is there', { skip: unlessShared(draftFile) }, () => {
  const draft = JSON.parse(readFileSync(sharedFile(draftFile), 'utf8')) as Draft;
  assert.deepEqual(Object.keys(regions), Object.keys(draft.regions));
  for (const [name, region] of Object.entries(draft.regions)) {
    const states = Object.values(regions[name]?.states ?? {});
    assert.equal(states.length, Object.keys(region.states).length, name);
    for (const [index, [id, state]] of Object.entries(region.states).entries()) {
      const built = states[index];
      assert.ok(built !== undefined, id);
      assert.equal(built.exits.length, state.on.length, `exits of ${id}`);
      const wanted = state.deadlineRules.map((limit) => (limit in renamed ? renamed[limit] : limit.toLowerCase()));
      for (const limit of wanted) assert.ok(limit === null || built.duties.includes(limit ?? ''), `${limit} of ${id}`);
      assert.ok(built.documents.length > 0 || state.documents.length === 0, `documents of ${id}`);
    }
  }
});

test('every guard of the draft is a guard or the rule about telling the family, but what needs nothing of its own', {
  skip: unlessShared(draftFile),
}, () => {
  const draft = JSON.parse(readFileSync(sharedFile(draftFile), 'utf8')) as Draft;
  const unguarded = Object.entries(draft.regions).flatMap(([name, region]) =>
    Object.entries(region.states).flatMap(([id, state], index) =>
      state.on.flatMap(({ event, guard }, place) => {
        const exit = Object.values(regions[name]?.states ?? {})[index]?.exits[place];
        return guard === undefined || exit?.guard !== undefined || exit?.changes !== undefined
          ? []
          : [`${id} ${event}`];
      }),
    ),
  );
  assert.deepEqual(unguarded, ['H7_admitted THREE_MONTHS_OR_INTENDED']);
});

test('every state but a final one has one accountable role, and every way that moves a child is bound by the invariant', () => {
  const states = Object.values(regions).flatMap((region) => Object.values(region.states));
  assert.deepEqual(
    states.filter(({ accountable, final }) => (accountable === undefined) !== final),
    [],
  );
  const arrivals = [
    'placement.started',
    'hospital-admission.ended',
    'hospital-transfer.made',
    'unregistered-setting.started',
  ];
  for (const name of ['health', 'placement']) {
    for (const exit of Object.values(regions[name]?.states ?? {}).flatMap(({ exits }) => exits)) {
      const kinds = typeof exit.on.entry === 'string' ? [exit.on.entry] : exit.on.entry;
      if (kinds.some((kind) => arrivals.includes(kind))) assert.ok(exit.changes !== undefined, exit.event);
    }
  }
});

test('who does what: twelve steps and eleven parties, and somebody does each', () => {
  assert.equal(Object.keys(responsibilities?.parties ?? {}).length, 11);
  assert.equal(responsibilities?.activities.length, 12);
  for (const { activity, who } of responsibilities?.activities ?? []) {
    const letters = Object.values(who).flatMap((cell) => ('is' in cell ? cell.is : cell));
    assert.ok(letters.includes('R'), activity);
  }
});
