import { classesOf, followsFixtures } from '../testing/govuk-fixtures.ts';
import { tag } from './tag.ts';

followsFixtures('tag', tag, {
  adapt: (options) => ({ ...options, classes: undefined, colour: classesOf(options).replace('govuk-tag--', '') }),
});
