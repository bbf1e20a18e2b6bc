import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { fieldset } from './fieldset.ts';

followsFixtures('fieldset', fieldset, {
  adapt: ({ text, ...options }) => ({ ...options, content: text }),
});
