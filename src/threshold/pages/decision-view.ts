/** A decision on the level as it stands: with what was shown, what help there is, and how to challenge it. */
import { contactOutcomes } from '../../kinds/contact.ts';
import { agreementAnswers, differences, legalAnswers } from '../../kinds/level.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { contactRoute, proposeStepRoute, shareRoute } from '../../ui/addresses.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { type Html, html } from '../../ui/html.ts';
import { atInstant, dateWithDistance } from '../../ui/when.ts';
import type { OpenAssessment } from '../open-assessment.ts';
import { textIn } from '../said.ts';
import { authorIn } from './page-of-child.ts';

type Shown = { readonly says?: string; readonly from?: string; readonly to?: string; readonly forced?: string };
type Document = {
  readonly area?: string;
  readonly version?: string;
  readonly verified?: string;
  readonly pack?: string;
};

const words = (codes: Readonly<Record<string, string>>, code: string | undefined): string =>
  code === undefined ? '' : (codes[code] ?? code);

function reasons(decided: ChronologyEntry): readonly { readonly key: string; readonly value: Html | string }[] {
  const { differs, untrue, secondReader } = decided.data;
  const difference = differs as { readonly code: string; readonly because: string } | undefined;
  return [
    { key: 'Why', value: textIn(decided, 'rationale') ?? '' },
    { key: 'In need (section 17)', value: words(legalAnswers, textIn(decided, 'section17')) },
    { key: 'Significant harm (section 47)', value: words(legalAnswers, textIn(decided, 'section47')) },
    ...(difference === undefined
      ? []
      : [{ key: 'Why it differs', value: `${words(differences, difference.code)}. ${difference.because}` }]),
    ...(typeof untrue === 'string' ? [{ key: 'What shows that it is not so', value: untrue }] : []),
    ...(typeof secondReader === 'string' ? [{ key: 'Second reader', value: secondReader }] : []),
    { key: 'The child', value: textIn(decided, 'childVoice') ?? '' },
    { key: 'What else was considered', value: textIn(decided, 'alternatives') ?? '' },
  ];
}

function documentRows({ data }: ChronologyEntry) {
  const document = data['document'] as Document | undefined;
  const shown = data['shown'] as Shown | undefined;
  if (document === undefined) return [{ key: 'Document', value: 'None was in force' }];
  return [
    {
      key: 'Document used',
      value: `${document.area}, version ${document.version} (${document.pack}). ${document.verified === 'yes' ? 'Confirmed' : 'Not all of it was confirmed'}`,
    },
    { key: 'What it indicated then', value: shown?.says ?? '' },
  ];
}

/** @param beside what can be done about it: challenging it */
export function decisionView(opened: OpenAssessment, beside: readonly Html[], today: Temporal.PlainDate): Html {
  const { child, assessment, contact, names } = opened;
  const { decided } = assessment;
  if (decided === null) return html``;
  const reviewOn = Temporal.PlainDate.from(textIn(decided, 'reviewOn') ?? '');
  return html`
<h2 class="govuk-heading-m">The decision</h2>
${summaryList({
  rows: [
    { key: 'Level', value: textIn(decided, 'levelName') ?? 'Decided without a document' },
    ...(contact?.outcome == null ? [] : [{ key: 'On the contact', value: contactOutcomes[contact.outcome] }]),
    ...reasons(decided),
    {
      key: 'Decided',
      value: html`${authorIn(names, decided)} (${textIn(decided, 'byRole') ?? ''}), ${atInstant(decided.happenedFrom)}`,
    },
    ...documentRows(decided),
  ],
})}
<h2 class="govuk-heading-m">What now</h2>
${summaryList({
  rows: [
    { key: 'Help now', value: textIn(decided, 'help') ?? '' },
    { key: 'What would change this', value: textIn(decided, 'wouldChange') ?? '' },
    { key: 'Look again', value: dateWithDistance(reviewOn, today) },
    { key: 'Agreement to the help', value: words(agreementAnswers, textIn(decided, 'agreement')) },
    { key: 'Who is told', value: textIn(decided, 'told') ?? '' },
  ],
})}
<h3 class="govuk-heading-s">If you do not agree</h3>
<p class="govuk-body">Say so: it is part of the work. A challenge keeps the child safe meanwhile and has an answer by a day.</p>
${beside}
<ul class="govuk-list">
${contact !== null && html`<li><a class="govuk-link" href="${contactRoute.link({ child: child.id, contact: contact.id })}">The contact, and the reply to whoever made it</a></li>`}
<li><a class="govuk-link" href="${proposeStepRoute.link({ child: child.id })}">Propose a step up or down</a></li>
<li><a class="govuk-link" href="${shareRoute.link({ child: child.id })}">Share entries with somebody</a></li>
</ul>`;
}
