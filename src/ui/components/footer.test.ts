import { followsFixtures } from '../testing/govuk-fixtures.ts';
import { footer } from './footer.ts';

/** What only a GOV.UK service may show: the crown, the licence of its content, and Crown copyright with the crest. */
const withoutGovUk = (markup: string): string =>
  markup
    .replace(/<svg[^>]*class="govuk-footer__crown"[^]*?<\/svg>/, '')
    .replace(/<svg[^>]*class="govuk-footer__licence-logo"[^]*?<\/svg>/, '')
    .replace(/<span class="govuk-footer__licence-description">[^]*?<\/span>/, '')
    .replace(/<div class="govuk-footer__meta-item">[^]*?<\/div>/, '');

const licence = 'The licence and copyright of GOV.UK content are not ours to state';

followsFixtures('footer', footer, {
  expected: withoutGovUk,
  leftOut: {
    'with custom HTML content licence and copyright notice': licence,
    'with custom text content licence and copyright notice': licence,
    'with HTML passed as text content': licence,
    'with no content licence': licence,
  },
});
