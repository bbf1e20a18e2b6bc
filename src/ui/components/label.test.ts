import { test } from 'node:test';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { assertLooksLike } from '../testing/looks-like.ts';
import { label } from './label.ts';

followsFixtures('label', label);

test('a label may be given as words alone, or with a size', () => {
  assertLooksLike(label('Reason', 'reason'), '<label class="govuk-label" for="reason">Reason</label>');
  assertLooksLike(
    label({ text: 'Reason', size: 'm' }, 'reason'),
    '<label class="govuk-label govuk-label--m" for="reason">Reason</label>',
  );
});
