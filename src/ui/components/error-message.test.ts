import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { errorMessage } from './error-message.ts';

followsFixtures('error-message', errorMessage);
