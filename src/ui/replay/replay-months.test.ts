import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Spoken, Step } from '../../rulebook/replay/replay-child.ts';
import { at } from '../../rulebook/testing/scene.ts';
import { compareFirstWords, firstWordsView } from './first-words.ts';
import type { Happened, ReplayColumn } from './replay-column.ts';
import { replayMonths, replayRest } from './replay-months.ts';

const said = (when: string, step: Step, rule = 'send-file', evidence: readonly string[] = []): Spoken => ({
  at: at(`${when}T09:00`),
  step,
  rule,
  instance: `${rule}/1`,
  owner: null,
  evidence,
  cameToNothing: false,
});

const titles: Readonly<Record<string, string>> = { 'send-file': 'Send the file', missing: 'Missing again' };
const column = (title: string, ...spoken: readonly Spoken[]): ReplayColumn => ({
  title,
  spoken,
  ruleTitle: (rule) => titles[rule] ?? rule,
});

const happened = (id: string, known: string, says: string, on = known): Happened => ({
  id,
  known: Temporal.PlainDate.from(known),
  happened: Temporal.PlainDate.from(on),
  says,
});

test('rules that speak on other days, more often, or in one rulebook alone come first', () => {
  const old = column(
    'Old',
    said('2026-03-01', 'owed'),
    said('2026-02-01', 'owed', 'alike'),
    said('2026-05-01', 'owed', 'often'),
  );
  const now = column(
    'Now',
    said('2026-01-01', 'owed'),
    said('2026-02-01', 'owed', 'alike'),
    said('2026-05-01', 'owed', 'often'),
    said('2026-06-01', 'overdue', 'often'),
    said('2026-04-01', 'raised', 'missing'),
    said('2026-01-15', 'settled', 'never-asked'),
  );
  assert.deepEqual(compareFirstWords([old, now]), {
    different: ['Send the file', 'Missing again', 'often'],
    same: ['alike'],
  });
  const view = firstWordsView([old, now]).toString();
  assert.ok(view.indexOf('Where the two differ') < view.indexOf('1 rule on which both say the same'));
  assert.match(view, /<th[^>]*>Missing again<\/th>\s*<td[^>]*>Never<\/td>/u);
});

test('two silent rulebooks say that neither would have asked anything', () => {
  assert.match(firstWordsView([column('Old'), column('Now')]).toString(), /Neither would have asked anything/u);
  assert.equal(replayMonths([], [column('Old'), column('Now')]).toString(), '');
});

test('only days on which one of them asks have a row, under the heading of their month', () => {
  const shown = replayMonths(
    [happened('e1', '2026-01-05', 'The move was confirmed'), happened('e2', '2026-01-20', 'A note')],
    [
      column('Old', said('2026-01-05', 'owed', 'send-file', ['e1']), said('2026-01-09', 'settled')),
      column('Now', said('2026-02-03', 'overdue', 'send-file', ['e1'])),
    ],
  ).toString();
  assert.deepEqual(
    [...shown.matchAll(/<h3[^>]*>([^<]+)/gu)].map(([, month]) => month),
    ['January 2026', 'February 2026'],
  );
  assert.equal(shown.split('<th scope="row"').length - 1, 2);
  assert.ok(!shown.includes('9 January') && !shown.includes('A note'), 'nothing was asked on those days');
  assert.equal(shown.split('The move was confirmed').length - 1, 2, 'each day quotes what it rests on');
});

test('a day quotes only what was known by then', () => {
  const shown = replayMonths(
    [happened('e1', '2026-01-05', 'Known'), happened('e2', '2026-01-30', 'Not known yet', '2026-01-02')],
    [column('Old', said('2026-01-05', 'owed', 'send-file', ['e1', 'e2']))],
  ).toString();
  assert.ok(shown.includes('Known') && !shown.includes('Not known yet'));
});

test('the same rule said several times on a day stands once with how often; many entries are counted', () => {
  const entries = Array.from({ length: 9 }, (_, index) => happened(`e${index}`, '2026-01-05', `Entry ${index}`));
  const shown = replayMonths(entries, [
    column(
      'Old',
      ...Array.from({ length: 3 }, () =>
        said(
          '2026-01-05',
          'owed',
          'send-file',
          entries.map(({ id }) => id),
        ),
      ),
    ),
  ]).toString();
  assert.match(shown, /Send the file \(3 times\)/u);
  assert.match(shown, /and 6 more entries/u);
});

test('everything else is all there, folded away, with long words shortened and nothing printed as markup', () => {
  const rest = replayRest(
    [happened('e1', '2026-01-05', `<b>${'long '.repeat(100)}`), happened('e2', '2026-01-06', 'A note', '2026-01-01')],
    [column('Old', said('2026-01-09', 'settled'), said('2026-01-05', 'owed'))],
  ).toString();
  assert.match(rest, /^\s*<details/u);
  assert.match(rest, /all 2 entries/u);
  assert.ok(!rest.includes('<b>') && rest.includes('…'));
  assert.match(rest, /1 January 2026, recorded 6 January 2026/u);
  assert.ok(rest.includes('Nothing more is owed') && !rest.includes('Owed from now'));
});
