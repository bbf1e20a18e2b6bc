import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { passwordInput } from './password-input.ts';

followsFixtures('password-input', passwordInput);
