/** Every period that counts here, with its source and how sure we are of it. */
import { type OrganisationKind, organisationKinds } from '../../kinds/vocabulary.ts';
import { keptBy } from '../../record/retention/keepers.ts';
import { starts, whens } from '../../record/retention/retention-class.ts';
import { keepingClassesRoute, keepingRoute } from '../../ui/addresses.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { html } from '../../ui/html.ts';
import type { PageRoute } from '../../ui/page-route.ts';
import { sourceWords } from './reckoned-words.ts';

const kindWords = (kinds: readonly string[]): string =>
  kinds.map((kind) => organisationKinds[kind as OrganisationKind]).join(', ');

export const keepingClassesPage: PageRoute = {
  method: 'GET',
  path: keepingClassesRoute.path,
  handle: (visit) =>
    visit.look('periods of keeping', (access) => {
      keptBy(access);
      return Promise.resolve({
        kind: 'page' as const,
        title: 'Periods and where they come from',
        heading: 'Periods and where they come from',
        section: 'keeping' as const,
        back: keepingRoute.link(),
        main: html`
<p class="govuk-body">When a child’s record falls under several, the longest counts. Where one of them is not known, the record is kept.</p>
${access.engine.retention.map((each) =>
  summaryList({
    card: { title: { text: each.title, headingLevel: 2 } },
    rows: [
      { key: 'Records of', value: kindWords(each.for) },
      { key: 'When', value: whens[each.when] },
      {
        key: 'How long',
        value:
          each.keep === null
            ? 'Nobody has verified how long'
            : `${each.keep.years} years from ${starts[each.keep.from]}`,
      },
      each.diedBefore18 !== undefined && {
        key: 'Died before eighteen',
        value: `${each.diedBefore18.years} years from ${starts[each.diedBefore18.from]}`,
      },
      { key: 'Source', value: sourceWords({ class: each }) },
    ],
  }),
)}`,
      });
    }),
};
