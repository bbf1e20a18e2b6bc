/** One contact with the front door. For whoever decides it begins with what was before; closed episodes are part of that. */
import { contactPurposes, referrers, screeningStageCodes, screeningStages } from '../../kinds/contact.ts';
import { sentenceOf } from '../../kinds/registry.ts';
import type { ChronologyEntry } from '../../record/chronology.ts';
import { contactRoute, contactStepRoute, levelRoute, ownViewRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { table } from '../../ui/components/table.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { besideDecisions, type DecisionAction } from '../../ui/decision-action.ts';
import { dueWords, dutyStateTag, partyWords, verifiedTag } from '../../ui/duty-words.ts';
import { type Html, html, nothing } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { atInstant } from '../../ui/when.ts';
import { type OpenContact, openContact } from '../open-contact.ts';
import { mayConfirm, mayScreen } from '../screen-contact.ts';
import { documentLine } from './document-line.ts';
import { historyView } from './history-view.ts';
import { authorIn, pageOfChild } from './page-of-child.ts';
import { ringNow } from './ringing.ts';

const knowing = {
  'told-agrees': 'They know, and they agree',
  'told-disagrees': 'They know, and they do not agree',
  'not-told': 'They do not know',
} as const;

const how = { telephone: 'By telephone', form: 'In writing', email: 'By email', 'in-person': 'In person' } as const;

function saidOf({ contact, names }: OpenContact): Html {
  const { made, asks, referrer } = contact;
  if (made === null)
    return html`<p class="govuk-body">What was said when the contact was made is in a part of the record that you cannot read.</p>`;
  const { what, by, harm, notReached, childSaid, familyKnows, familyWhy } = made.data;
  const knows = familyKnows as keyof typeof knowing | undefined;
  return summaryList({
    rows: [
      { key: 'What it is about', value: String(what) },
      { key: 'What it is for', value: asks === null ? '' : contactPurposes[asks] },
      {
        key: 'Who made it',
        value: html`${referrer === 'professional' ? authorIn(names, made) : html`${referrers[referrer]}, written down by ${authorIn(names, made)}`}`,
      },
      {
        key: 'When and how',
        value: html`${atInstant(made.happenedFrom)}. ${how[by as keyof typeof how]}${notReached === true && '. They rang and did not get through'}`,
      },
      {
        key: 'Risk of significant harm',
        value:
          harm === true
            ? 'Yes, whoever made the contact thinks so'
            : harm === false
              ? 'No, by what they know'
              : 'Not asked',
      },
      {
        key: 'What the child says',
        value: typeof childSaid === 'string' ? childSaid : html`<strong>Not recorded</strong>`,
      },
      {
        key: 'The family',
        value: `${knows === undefined ? 'It is not recorded whether they know' : knowing[knows]}${typeof familyWhy === 'string' ? `. ${familyWhy}` : ''}`,
      },
    ],
  });
}

function clocks({ child, duties, names }: OpenContact, { today }: Visit): Html {
  if (duties.length === 0) return html`<p class="govuk-body">No clock runs for this contact.</p>`;
  const { rulebook } = child.access.engine;
  return scrollPane({
    label: 'Clocks of this contact',
    content: table({
      caption: 'Clocks',
      captionSize: 'm',
      head: ['What', 'Owed by', 'Due', 'State', 'The rule'],
      rows: duties.map((duty) => {
        const rule = rulebook.dutyRule(duty.rule)?.rule;
        return [
          rule?.title ?? duty.rule,
          partyWords(duty.owner, names.organisation),
          dueWords(duty, today),
          dutyStateTag(duty.state),
          html`${duty.pack}, version ${duty.packVersion}. ${rule !== undefined && verifiedTag(rule.verified)}`,
        ];
      }),
    }),
  });
}

const entryBlock = (entry: ChronologyEntry, { names }: OpenContact): Html =>
  html`<p class="govuk-body">${sentenceOf(entry.kind, entry.data, names)}<br><span class="throughline-small">${authorIn(names, entry)}, ${atInstant(entry.happenedFrom)}</span></p>`;

function screening(opened: OpenContact): Html {
  const { child, contact } = opened;
  const screens = mayScreen(child) && contact.decided === null;
  return html`
<h2 class="govuk-heading-m">Screening</h2>
<ol class="govuk-list govuk-list--number govuk-list--spaced">${screeningStageCodes.map((stage) => {
    const done = contact.screened.filter((each) => each.stage === stage);
    return html`<li>${screeningStages[stage]}${done.length === 0 && html` <strong>Not recorded.</strong>`}${done.map(({ entry }) => entryBlock(entry, opened))}${
      screens &&
      html`<br><a class="govuk-link" href="${contactStepRoute.link({ child: child.id, contact: contact.id, step: stage })}">${done.length === 0 ? 'Record it' : 'Record more'}<span class="govuk-visually-hidden">: ${screeningStages[stage]}</span></a>`
    }</li>`;
  })}<li>Decision${contact.decided === null ? html` <strong>Not taken.</strong>` : nothing}</li></ol>`;
}

function decision(opened: OpenContact, beside: (entry: ChronologyEntry) => readonly Html[]): Html {
  const { child, contact } = opened;
  if (contact.decided === null) {
    if (!mayScreen(child))
      return html`<p class="govuk-body">It has not been decided yet. You are told what is decided. If you cannot wait, ring the front door.</p>`;
    return button({ text: 'Decide', href: ownViewRoute.link({ child: child.id }, { contact: contact.id }) });
  }
  return html`<h2 class="govuk-heading-m">Decision</h2>${entryBlock(contact.decided, opened)}${beside(contact.decided)}`;
}

function reply(opened: OpenContact): Html {
  const { child, contact } = opened;
  if (contact.decided === null) return nothing;
  const [last] = contact.replies;
  const writes = mayScreen(child);
  return html`<h2 class="govuk-heading-m">Reply to whoever made the contact</h2>
${last === undefined ? html`<p class="govuk-body"><strong>Not sent yet.</strong></p>` : contact.replies.map((entry) => entryBlock(entry, opened))}
${writes && html`<p class="govuk-body"><a class="govuk-link" href="${contactStepRoute.link({ child: child.id, contact: contact.id, step: 'reply' })}">${last === undefined ? 'Read the draft, and release it' : 'Send another reply'}</a></p>`}`;
}

async function warnings({ child, contact }: OpenContact): Promise<Html> {
  const { made, harm, byTelephone, decided } = contact;
  if (made === null || decided !== null || !harm || byTelephone) return nothing;
  return html`${warningText({ text: 'Whoever wrote this thinks that the child is at risk of significant harm, and nobody has spoken to the front door. Ring now.' })}${await ringNow(child.access)}`;
}

async function view(opened: OpenContact, actions: readonly DecisionAction[], visit: Visit): Promise<Html> {
  const { child, contact, entries } = opened;
  const beside = await besideDecisions(actions, child, visit);
  const decides = mayScreen(child);
  const offered = (entry: ChronologyEntry) => beside({ id: entry.id, kind: entry.kind, isPast: false });
  return html`
<h1 class="govuk-heading-l">Contact with the front door</h1>
${await warnings(opened)}
${decides && historyView(child, entries, contact.id)}
<h2 class="govuk-heading-m">What was said</h2>
${saidOf(opened)}
${
  mayConfirm(child, contact) &&
  html`<p class="govuk-body"><a class="govuk-link" href="${contactStepRoute.link({ child: child.id, contact: contact.id, step: 'confirm' })}">Confirm in writing what was said by telephone</a></p>`
}
${contact.confirmed !== null && entryBlock(contact.confirmed, opened)}
${clocks(opened, visit)}
${contact.asks !== 'information-given' || contact.screened.length > 0 || decides ? screening(opened) : nothing}
${decision(opened, offered)}
${reply(opened)}
${await documentLine(child.access)}`;
}

export const contactPage = (actions: readonly DecisionAction[]): PageRoute => ({
  method: 'GET',
  path: contactRoute.path,
  handle: (visit) =>
    visit.look('contact with the front door', async (access) => {
      const opened = await openContact(access, visit.parameters['child'] ?? '', visit.parameters['contact'] ?? '');
      return pageOfChild(opened.child, visit, {
        title: 'Contact with the front door',
        back: levelRoute.link({ child: opened.child.id }),
        main: await view(opened, actions, visit),
      });
    }),
});
