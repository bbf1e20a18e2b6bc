/** Who may see an answer, whatever was chosen and whoever works with the child. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { named, post } from '../../src/kinds/vocabulary.ts';
import { voiceReaderCodes } from '../../src/kinds/voices.ts';
import type { InvolvedOrganisation } from '../../src/record/involvements.ts';
import { audienceOf } from '../../src/voices/audience.ts';

const schools = ['old', 'new', 'elsewhere', 'council'] as const;
const place = fc.oneof(
  fc.constantFrom('old', 'new').map((organisation) => ({ type: 'school', organisation }) as const),
  fc.constant({ type: 'unknown', organisation: null } as const),
);

const involvement: fc.Arbitrary<InvolvedOrganisation> = fc.record({
  id: fc.uuid(),
  organisation: fc.constantFrom(...schools),
  practitioner: fc.option(fc.constantFrom('ada', 'ben', 'cal')),
  role: fc.constant(null),
  purpose: fc.constantFrom('education', 'social-care', 'former-school'),
  reason: fc.constant('x'),
  startsAt: fc.constant(Temporal.Instant.from('2026-01-01T00:00:00Z')),
  endsAt: fc.constant(null),
});

test('the safeguarding leads of both schools always see it, and fewer people never see more', () => {
  fc.assert(
    fc.property(place, place, fc.array(involvement, { maxLength: 8 }), (from, to, involved) => {
      const audiences = voiceReaderCodes.map((readers) => audienceOf(readers, { from, to }, involved));
      const [fewest = [], teachers = [], parents = []] = audiences;
      for (const { organisation } of [from, to])
        if (organisation !== null)
          for (const audience of audiences) assert.ok(audience.includes(post('dsl', organisation)));
      assert.ok(fewest.every((viewer) => teachers.includes(viewer)));
      assert.deepEqual(parents, teachers, 'parents see it on their own page, and open nobody else’s');
      assert.ok(fewest.every((viewer) => !viewer.startsWith('person@')));
    }),
  );
});

test('nobody of an organisation other than the two schools is ever among them', () => {
  fc.assert(
    fc.property(
      place,
      place,
      fc.constantFrom(...voiceReaderCodes),
      fc.array(involvement),
      (from, to, readers, involved) => {
        const ours = [from.organisation, to.organisation];
        const people = involved
          .filter(({ organisation }) => ours.includes(organisation as 'old'))
          .map((each) => each.practitioner);
        for (const viewer of audienceOf(readers, { from, to }, involved)) {
          const [kind, whom = ''] = viewer.split('@');
          if (kind === 'person') assert.ok(people.includes(whom), viewer);
          else
            assert.ok(
              ours.some((school) => school === whom),
              viewer,
            );
        }
        assert.ok(!audienceOf(readers, { from, to }, involved).includes(named('')));
      },
    ),
  );
});
