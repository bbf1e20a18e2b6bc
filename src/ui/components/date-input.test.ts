import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { dateInput } from './date-input.ts';

followsFixtures('date-input', dateInput);
