import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { characterCount } from './character-count.ts';

followsFixtures('character-count', characterCount);
