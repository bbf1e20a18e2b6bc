import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { z } from 'zod';
import { limitsOfRule } from '../../scripts/references/limits-of-rule.ts';
import { code, link, plain, table } from '../../scripts/references/markdown.ts';
import { rulesPageOf } from '../../scripts/references/rules-page.ts';
import { described, fieldWords, valueWords } from '../../scripts/references/schema-words.ts';
import type { Pack, Rule } from '../../src/rulebook/pack/pack-schema.ts';

describe('markdown', () => {
  it('keeps every row of a table in one line with as many cells as columns', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
        const written = table(
          ['a', 'b'],
          rows.map((cells) => cells.map(plain)),
        );
        const lines = written.split('\n');
        assert.equal(lines.length, rows.length + 2);
        for (const line of lines.slice(2)) assert.equal(line.match(/(?<!\\)(?:\\\\)*\|/gu)?.length, 3, line);
      }),
    );
  });

  it('shows words as they are', () => {
    assert.equal(plain('throughline_app <b> *now* [1]'), String.raw`throughline\_app \<b\> \*now\* \[1\]`);
    assert.equal(plain('two\n  lines'), 'two lines');
    assert.equal(code('a|b'), '`a\\|b`');
    assert.equal(link('Act (1989)', 'https://example.org/a_(b)'), '[Act (1989)](https://example.org/a_(b%29)');
  });
});

describe('what a value may be', () => {
  const words = (schema: z.ZodType): string => valueWords(described(schema));

  it('is said in words', () => {
    assert.equal(words(z.uuid()), 'id');
    assert.equal(words(z.iso.date()), 'date');
    assert.equal(words(z.enum(['a', 'b'])), 'one of `a`, `b`');
    assert.equal(words(z.enum('abcdefghi'.split(''))), 'one of 9 codes');
    assert.equal(words(z.int().min(1).max(9)), 'whole number from 1 to 9');
    assert.equal(words(z.int().positive()), 'whole number, at least 1');
    assert.equal(words(z.int()), 'whole number');
    assert.equal(words(z.number().max(3)), 'number, at most 3');
    assert.equal(words(z.array(z.boolean())), 'list of: yes or no');
    assert.equal(words(z.union([z.uuid(), z.null()])), 'id, or nothing');
    assert.equal(words(z.record(z.string(), z.int())), 'names with values');
  });

  it('says what may be left out, and calls a known shape by its word', () => {
    const inner = z.strictObject({ type: z.literal('school') });
    const outer = described(z.strictObject({ from: inner, reason: z.string().optional() }));
    assert.equal(fieldWords(outer), '`from` (`type` `school`); `reason` text, may be left out');
    assert.equal(fieldWords(outer, { place: described(inner) }), '`from` place; `reason` text, may be left out');
  });
});

const about = {
  title: 'A rule',
  basis: 'good-practice',
  source: { ref: 'book', at: 'page 1' },
  verified: 'no',
  inForce: { from: '2026-09-01', to: '2027-08-31' },
  examples: [{ due: 'no fixed time' }],
} as const;

/** As a later version could write a kind of rule of which these pages know nothing. */
const ofTomorrow = {
  report: 'yearly',
  ...about,
  parts: [{ due: { within: '5 working days', after: 'trigger', counting: 'exclusive', roll: 'none' } }],
  reviewDue: 'as soon as possible',
} as unknown as Rule;

describe('a rule of a kind that nobody knew', () => {
  it('still says its limits, and not those of its examples', () => {
    assert.deepEqual(limitsOfRule(ofTomorrow), [
      'Parts: Within 5 working days of what started it, not counting that day.',
      'As soon as possible. No number of days is fixed.',
    ]);
  });

  it('still has its section', () => {
    const pack = {
      pack: 'england/tomorrow',
      title: 'Tomorrow',
      version: '1',
      status: 'in-force',
      sources: { book: { title: 'A book', edition: 'first', address: 'https://example.org/book' } },
      commencements: {},
      rules: [ofTomorrow],
    } as unknown as Pack;
    const page = rulesPageOf([pack]);
    assert.match(page, /^### A rule$/mu);
    assert.match(page, /\| Source \| \[A book, first\]\(https:\/\/example\.org\/book\), page 1 \|/u);
    assert.match(page, /\| In force \| From 1 September 2026 until 31 August 2027 \|/u);
    assert.match(page, /\| Lesson \| None \|/u);
  });
});
