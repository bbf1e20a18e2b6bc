import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LoggedDecision } from '../record/partnership-log/all-level-decisions.ts';
import { compared, countLevels } from './count-levels.ts';
import { groupOf, shownGroups } from './groups.ts';

const levels = ['L1', 'L2', 'L3', 'L4'].map((code) => ({ code }));
const order = levels.map(({ code }) => code);

const decision = (given: Partial<LoggedDecision> = {}): LoggedDecision => ({
  threshold: 'a-document',
  version: '1',
  level: 'L2',
  levelName: 'L2: Early help',
  from: 'L2',
  to: 'L3',
  ethnicity: 'WBRI',
  disabilities: ['NONE'],
  sex: 'F',
  age: 11,
  area: 'DE1',
  ...given,
});

test('a decision is compared with the whole of what was indicated', () => {
  assert.equal(compared(decision({ level: 'L3' }), order), 'as-indicated');
  assert.equal(compared(decision({ level: 'L1' }), order), 'lower');
  assert.equal(compared(decision({ level: 'L4' }), order), 'higher');
  assert.equal(compared(decision({ from: null, to: null }), order), 'nothing-indicated');
  assert.equal(compared(decision({ level: null }), order), 'nothing-indicated');
  assert.equal(compared(decision({ from: 'L3', to: null, level: 'L2' }), order), 'lower');
  assert.equal(compared(decision({ from: 'X9', to: null }), order), 'nothing-indicated', 'a level of another document');
});

test('codes of the school census are main groups, and what was refused or not asked is not recorded', () => {
  const group = (ethnicity: string | null) => groupOf(decision({ ethnicity }), 'ethnicity');
  assert.deepEqual(['WROM', 'MWBC', 'AIND', 'CHNE', 'BAFR', 'OOTH', 'REFU', 'NOBT', null].map(group), [
    'White',
    'Mixed or multiple ethnic groups',
    'Asian or Asian British',
    'Asian or Asian British',
    'Black, Black British, Caribbean or African',
    'Other ethnic group',
    'Not recorded',
    'Not recorded',
    'Not recorded',
  ]);
  const disability = (disabilities: readonly string[] | null) => groupOf(decision({ disabilities }), 'disability');
  assert.deepEqual([['NONE'], ['HEAR'], ['NONE', 'AUT'], [], null].map(disability), [
    'Recorded that there is none',
    'A disability is recorded',
    'A disability is recorded',
    'Not recorded',
    'Not recorded',
  ]);
  assert.deepEqual(
    [0, 1, 4, 5, 9, 10, 15, 16, 17].map((age) => groupOf(decision({ age }), 'age')),
    ['Under 1', '1 to 4', '1 to 4', '5 to 9', '5 to 9', '10 to 15', '10 to 15', '16 and over', '16 and over'],
  );
});

test('an area with few decisions is not named, since its name alone would tell of them', () => {
  const of = (area: string | null, count: number) => Array.from({ length: count }, () => decision({ area }));
  const all = [...of('DE1', 25), ...of('DE4', 19), ...of(null, 30)];
  assert.deepEqual(shownGroups(all, 'area', 20).groups, ['DE1', 'Elsewhere, or not recorded']);
  const [, elsewhere] = countLevels(all, 'area', levels);
  assert.equal(elsewhere?.decisions, 50);
});

test('a group of few is the same as a group of none, in every number', () => {
  const boys = Array.from({ length: 4 }, () => decision({ sex: 'M', level: 'L4' }));
  const [, none] = countLevels([], 'sex', levels);
  const [, few] = countLevels(boys, 'sex', levels);
  assert.deepEqual(few, none);
});

test('each group is counted by what was decided, what was indicated, and the difference', () => {
  const all = [
    ...Array.from({ length: 21 }, () => decision({ level: 'L1' })),
    ...Array.from({ length: 9 }, () => decision({ level: null, from: null, to: null })),
  ];
  const [girls] = countLevels(all, 'sex', levels);
  assert.equal(girls?.decisions, 30);
  assert.deepEqual(girls?.compared, { lower: 20, 'as-indicated': null, higher: null, 'nothing-indicated': 10 });
  assert.deepEqual(
    girls?.decided.map(({ level, count }) => [level, count]),
    [
      ['L1', 20],
      ['L2', null],
      ['L3', null],
      ['L4', null],
      [null, 10],
    ],
  );
  assert.equal(girls?.indicated.find(({ level }) => level === 'L2')?.count, 20);
});
