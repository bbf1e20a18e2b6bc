import { adaptConditionals } from '../testing/adapt-conditionals.ts';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { checkboxes } from './checkboxes.ts';

followsFixtures('checkboxes', checkboxes, { adapt: adaptConditionals });
