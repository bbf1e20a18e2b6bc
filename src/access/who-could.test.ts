import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Viewer } from '../kinds/vocabulary.ts';
import { holdsAt, type Span } from './spans.ts';
import { type Facts, type KnownGrant, whoCould } from './who-could.ts';

const grant = (given: Partial<KnownGrant> = {}): KnownGrant => ({
  viewer: 'dsl@school',
  involvement: 'education',
  organisation: 'school',
  mode: 'content',
  compartments: ['general', 'safeguarding'],
  purpose: 'education',
  basis: 'involvement',
  agreement: null,
  startsAt: 0,
  endsAt: null,
  known: { startsAt: 0, endsAt: null },
  ...given,
});

const facts = (given: Partial<Facts> = {}): Facts => ({
  grants: [grant()],
  posts: [{ practitioner: 'priya', role: 'dsl', organisation: 'school', startsAt: 0, endsAt: null }],
  denials: [],
  agreements: new Map(),
  left: new Map(),
  ...given,
});

const at = (moment: number): Span => ({ startsAt: moment, endsAt: moment + 1 });
const who = (given: Facts, moment: number): readonly string[] =>
  whoCould(given, at(moment)).map(({ practitioner }) => practitioner);

test('whoever held the post at that time could see, and nobody before or after them', () => {
  const given = facts({
    posts: [
      { practitioner: 'priya', role: 'dsl', organisation: 'school', startsAt: 0, endsAt: 50 },
      { practitioner: 'tom', role: 'dsl', organisation: 'school', startsAt: 50, endsAt: null },
      { practitioner: 'jean', role: 'senco', organisation: 'school', startsAt: 0, endsAt: null },
      { practitioner: 'owen', role: 'dsl', organisation: 'another school', startsAt: 0, endsAt: null },
    ],
  });
  assert.deepEqual(who(given, 10), ['priya']);
  assert.deepEqual(who(given, 50), ['tom']);
});

test('what was recorded late opened nothing before, and what was ended with an earlier date did until it was known', () => {
  const late = facts({ grants: [grant({ startsAt: 0, known: { startsAt: 40, endsAt: null } })] });
  assert.deepEqual(who(late, 20), []);
  assert.deepEqual(who(late, 40), ['priya']);
  const ended = facts({
    grants: [
      grant({ known: { startsAt: 0, endsAt: 60 } }),
      grant({ endsAt: 30, known: { startsAt: 60, endsAt: null } }),
    ],
  });
  assert.deepEqual(who(ended, 45), ['priya'], 'nobody knew yet that it had ended');
  assert.deepEqual(who(ended, 60), []);
});

test('somebody who may not open this record could not, whatever they held', () => {
  const given = facts({ denials: [{ practitioner: 'priya', startsAt: 20, endsAt: 30 }] });
  assert.deepEqual(
    whoCould(given, { startsAt: 0, endsAt: null }).map(({ startsAt, endsAt }) => [startsAt, endsAt]),
    [
      [0, 20],
      [30, null],
    ],
  );
});

test('what an agreement opened counts while it was in force', () => {
  const given = facts({
    grants: [grant({ basis: 'agreement', agreement: 'version 1' })],
    agreements: new Map([['version 1', { startsAt: 10, endsAt: 20 }]]),
  });
  assert.deepEqual(who(given, 5), []);
  assert.deepEqual(who(given, 15), ['priya']);
  assert.deepEqual(who(given, 20), []);
  assert.deepEqual(who({ ...given, agreements: new Map([['version 1', null]]) }, 15), []);
  assert.deepEqual(who({ ...given, agreements: new Map() }, 15), []);
});

test('a named person could until they left', () => {
  const given = facts({ grants: [grant({ viewer: 'person@tom' })], posts: [], left: new Map([['tom', 30]]) });
  assert.deepEqual(who(given, 29), ['tom']);
  assert.deepEqual(who(given, 30), []);
  assert.equal(whoCould(given, at(1))[0]?.role, null);
});

test('a time in parts that touch is one time, and different ways of seeing stay apart', () => {
  const given = facts({
    grants: [
      grant({ known: { startsAt: 0, endsAt: 10 } }),
      grant({ known: { startsAt: 10, endsAt: 20 } }),
      grant({ mode: 'existence', compartments: [], known: { startsAt: 20, endsAt: null } }),
    ],
  });
  assert.deepEqual(
    whoCould(given, { startsAt: 0, endsAt: null }).map(({ mode, startsAt, endsAt }) => [mode, startsAt, endsAt]),
    [
      ['content', 0, 20],
      ['existence', 20, null],
    ],
  );
});

test('at every moment it is exactly those whose grant, post and agreement held then and who were not denied', () => {
  const span = fc.tuple(fc.nat(20), fc.option(fc.nat(20))).map(
    ([startsAt, length]): Span => ({
      startsAt,
      endsAt: length === null ? null : startsAt + length,
    }),
  );
  const viewer = fc.constantFrom<Viewer>('dsl@a', 'dsl@b', 'senco@a', 'person@p', 'person@q');
  const generated = fc.record({
    grants: fc.array(fc.record({ viewer, time: span, known: span, agreement: fc.option(fc.constantFrom('x', 'y')) }), {
      maxLength: 5,
    }),
    posts: fc.array(
      fc.record({
        practitioner: fc.constantFrom('p', 'q', 'r'),
        role: fc.constantFrom('dsl' as const, 'senco' as const),
        organisation: fc.constantFrom('a', 'b'),
        time: span,
      }),
      { maxLength: 5 },
    ),
    denials: fc.array(fc.record({ practitioner: fc.constantFrom('p', 'q'), time: span }), { maxLength: 2 }),
    x: fc.option(span),
    moment: fc.nat(45),
  });
  fc.assert(
    fc.property(generated, ({ grants, posts, denials, x, moment }) => {
      const given = facts({
        grants: grants.map(({ time, ...each }) => grant({ ...each, ...time })),
        posts: posts.map(({ time, ...each }) => ({ ...each, ...time })),
        denials: denials.map(({ time, practitioner }) => ({ practitioner, ...time })),
        agreements: new Map([['x', x]]),
      });
      const expected = new Set<string>();
      for (const each of given.grants) {
        const agreed = each.agreement === null || (each.agreement === 'x' && x !== null && holdsAt(x, moment));
        if (!agreed || !holdsAt(each, moment) || !holdsAt(each.known, moment)) continue;
        const [role, place] = each.viewer.split('@');
        if (role === 'person') expected.add(place ?? '');
        for (const held of given.posts)
          if (held.role === role && held.organisation === place && holdsAt(held, moment))
            expected.add(held.practitioner);
      }
      for (const denial of given.denials) if (holdsAt(denial, moment)) expected.delete(denial.practitioner);
      assert.deepEqual(new Set(who(given, moment)), expected);
    }),
    { numRuns: 400 },
  );
});
