import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { accordion } from './accordion.ts';

followsFixtures('accordion', accordion);
