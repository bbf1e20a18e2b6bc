import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { errorSummary } from './error-summary.ts';

followsFixtures('error-summary', errorSummary);
