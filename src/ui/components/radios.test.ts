import { adaptConditionals } from '../testing/adapt-conditionals.ts';
import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { radios } from './radios.ts';

followsFixtures('radios', radios, { adapt: adaptConditionals });
