import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { insetText } from './inset-text.ts';

followsFixtures('inset-text', insetText);
