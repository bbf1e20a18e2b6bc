import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { fileUpload } from './file-upload.ts';

followsFixtures('file-upload', fileUpload);
