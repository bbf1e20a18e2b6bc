import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoPartnership } from './demo-partnership.ts';
import { careFits } from './impossible-care.fixture.ts';
import { dataFits, identityFits, rollsFit, stepsFit, timesFit } from './impossible-states.fixture.ts';

const firsts = Array.from({ length: 12 }, (_, index) => Temporal.PlainDate.from('2026-09-01').add({ months: index }));
const others = ['2026-09-03', '2026-11-22', '2027-07-10', '2027-08-31', '2028-02-29'].map((day) =>
  Temporal.PlainDate.from(day),
);

for (const asOf of [...firsts, ...others]) {
  test(`nothing impossible on ${asOf.toString()}`, () => {
    const wrong = demoPartnership(asOf).children.flatMap((child) =>
      [timesFit, dataFits, rollsFit, stepsFit, identityFits, careFits].flatMap((check) =>
        [...check(child, asOf)].map((what) => `${child.key}: ${what}`),
      ),
    );
    assert.deepEqual(wrong.slice(0, 20), []);
  });
}
