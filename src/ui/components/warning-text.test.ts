import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { warningText } from './warning-text.ts';

followsFixtures('warning-text', warningText);
