import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { textarea } from './textarea.ts';

followsFixtures('textarea', textarea);
