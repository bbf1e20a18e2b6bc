import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { StoredEntry } from '../entry-row.ts';
import { childKeys } from './child-keys.ts';
import { kindOfKey, type Person, relationKeys } from './relation-keys.ts';

const nobody: Person = { forenames: [], surnames: [], born: null, homes: [], phones: [] };
const keys = (change: Partial<Person>): readonly string[] => relationKeys({ ...nobody, ...change });

test('two ways of writing the same are one key', () => {
  const same = (a: Partial<Person>, b: Partial<Person>) => assert.deepEqual(keys(a), keys(b));
  same({ phones: ['+44 7700 900123'] }, { phones: ['07700 900123'] });
  same({ phones: ['0044 1632 960 001'] }, { phones: ['(01632) 960001'] });
  same(
    { surnames: ["O'Neill"], homes: [{ street: '1 High St.', postcode: 'de1 2ab' }] },
    { surnames: ['ONEILL'], homes: [{ street: '1  high st', postcode: 'DE12AB' }] },
  );
  same(
    { forenames: ['Zoë'], surnames: ['Example'], born: '2015-02-14' },
    { forenames: ['ZOE'], surnames: ['example'], born: '2015-02-14' },
  );
});

test('what says too little is no key, so that it agrees with nobody', () => {
  for (const little of [
    {},
    { forenames: ['Rowan'], surnames: ['Example'] },
    { forenames: ['Rowan'], born: '2015-02-14' },
    { surnames: ['Example'], homes: [{ street: '1 High Street', postcode: null }] },
    { surnames: ['Example'], homes: [{ street: null, postcode: 'DE1' }] },
    { homes: [{ street: '', postcode: 'DE1 2AB' }] },
    { phones: ['123', 'ask mum', ''] },
  ])
    assert.deepEqual(keys(little), [], JSON.stringify(little));
});

test('a postcode alone locks no street out: it takes the surname or the house', () => {
  const [home] = keys({ surnames: ['Example'], homes: [{ street: null, postcode: 'DE1 2AB' }] });
  const [house] = keys({ homes: [{ street: '1 High Street', postcode: 'DE1 2AB' }] });
  assert.ok(home !== undefined && house !== undefined);
  assert.equal(kindOfKey(home), 'home');
  assert.equal(kindOfKey(house), 'address');
  assert.notEqual(home, house);
});

test('keys do not depend on the order in which things are said, and more said is more keys', () => {
  const words = fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 });
  fc.assert(
    fc.property(words, words, words, (forenames, surnames, phones) => {
      const said = { forenames, surnames, phones, born: '2015-02-14' };
      const turned = keys({
        ...said,
        forenames: forenames.toReversed(),
        surnames: surnames.toReversed(),
        phones: phones.toReversed(),
      });
      assert.deepEqual(keys(said), turned);
      const more = new Set(keys({ ...said, surnames: [...surnames, 'Example'] }));
      assert.ok(keys(said).every((key) => more.has(key)));
    }),
  );
});

test('a child is compared by every name, home and number it had, and not by what was withdrawn', () => {
  const at = (id: string) => Temporal.Instant.from('2026-01-01T00:00:00Z').add({ hours: Number(id) });
  const entry = (id: string, kind: string, data: StoredEntry['data'], corrects: string | null = null): StoredEntry => ({
    id,
    seq: Number(id),
    event: id,
    kind,
    kindVersion: 1,
    happenedFrom: at(id),
    happenedTo: null,
    precision: 'moment',
    recordedAt: at(id),
    recordedBy: null,
    organisation: 'school',
    controller: 'school',
    homeSystem: 'here',
    compartment: 'general',
    audience: null,
    parties: [],
    status: 'fact',
    data,
    corrects,
    batch: null,
  });
  const entries = [
    entry('1', 'identity.recorded', { surname: 'Old', forename: 'Rowan', dateOfBirth: '2015-02-14', sex: 'M' }),
    entry('2', 'identity.recorded', { surname: 'New', forename: 'Rowan', dateOfBirth: '2015-02-14', sex: 'M' }),
    entry('3', 'address.recorded', { lines: ['1 High Street'], postcode: 'DE1 2AB' }),
    entry('4', 'address.recorded', { lines: ['9 Low Road'], postcode: 'DE9 9ZZ' }),
    entry('5', 'entry.withdrawn', { reason: 'wrong child' }, '4'),
    entry('6', 'contacts.recorded', {
      contacts: [
        { surname: 'Carer', forename: 'Dana', relationship: 'MOT', phones: [{ type: 'M', number: '07700 900412' }] },
      ],
    }),
  ];
  const found = childKeys(entries);
  for (const part of ['old', 'new', 'carer', '07700900412', 'de12ab'])
    assert.ok(
      found.some((key) => key.toLowerCase().includes(part)),
      part,
    );
  assert.ok(!found.some((key) => key.toLowerCase().includes('de99zz')), 'what was withdrawn counts no more');
});
