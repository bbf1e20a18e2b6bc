/** The handover of one move: each item with its state, its clock, who owes it and the rule behind it. */
import { problem } from '../../errors.ts';
import type { Names } from '../../kinds/kind.ts';
import { placeName } from '../../kinds/school-place.ts';
import { moveKinds } from '../../kinds/transition.ts';
import { holdsPost } from '../../record/actor.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import type { OwedDuty } from '../../record/duties.ts';
import { findMove } from '../../record/moves.ts';
import { loadNames } from '../../record/organisations.ts';
import { childRoute, handoverItemRoute, handoverRoute, moveRoute, ruleRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { scrollPane } from '../../ui/components/scroll-pane.ts';
import { table } from '../../ui/components/table.ts';
import { dutyAddress } from '../../ui/duty-address.ts';
import { dutyStateTag, partyWords } from '../../ui/duty-words.ts';
import type { HandoverPanel } from '../../ui/handover-panel.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageRoute, Visit } from '../../ui/page-route.ts';
import { enhancedRoute } from '../../ui/settling-addresses.ts';
import { bundleRoute } from '../../ui/transfer-addresses.ts';
import { onDate } from '../../ui/when.ts';
import { bothEndsSections, hasKeyAdult } from '../both-ends/pages/sections.ts';
import { makesBundles } from '../bundle/bundle-contents.ts';
import { type Handover, type HandoverItem, loadHandover, openDuty } from '../handover.ts';
import { dueWithLink } from './due-with-link.ts';
import { itemStateTag } from './item-words.ts';
import { placeOfMove } from './move-words.ts';

export type ShownHandover = { readonly child: OpenChild; readonly handover: Handover; readonly names: Names };

/** Throws NOT_FOUND for a move that is not confirmed: before that nothing is owed. */
export async function openHandover(visit: Visit, child: OpenChild): Promise<ShownHandover> {
  const move = await findMove(child, visit.parameters['move'] ?? '');
  if (move === undefined || move.state !== 'confirmed') throw problem('NOT_FOUND');
  const handover = await loadHandover(child, move);
  const steps = [...handover.items, ...handover.betweenDsls].flatMap((item) => item.steps);
  const names = await loadNames(
    child.access,
    [
      move.from.organisation,
      move.to.organisation,
      ...steps.map(({ organisation }) => organisation),
      ...handover.others.map(({ owner }) => owner.organisation),
    ].filter((id) => id !== null),
    steps.flatMap(({ by }) => (by === null ? [] : [by])),
  );
  return { child, handover, names };
}

const verifiedWords = { yes: 'verified', partly: 'partly verified', no: 'not verified' } as const;

function itemRow(item: HandoverItem, { child, handover, names }: ShownHandover, visit: Visit) {
  const duty = openDuty(item);
  const address = handoverItemRoute.link({ child: child.id, move: handover.move.id, item: item.code });
  const rule = html`<a class="govuk-link govuk-link--no-visited-state" href="${ruleRoute.link({ rule: item.code })}">Rule<span class="govuk-visually-hidden"> for ${item.rule.title}</span></a>, ${verifiedWords[item.rule.verified]}`;
  return [
    html`<a class="govuk-link" href="${address}">${item.rule.title}</a><br><span class="throughline-small">${rule}</span>`,
    itemStateTag(item.state),
    duty === null
      ? 'Nothing more is owed'
      : html`${isMine(duty, visit) && html`<strong>Your turn</strong><br>`}${partyWords(duty.owner, names.organisation)}`,
    duty === null ? '' : html`${dueWithLink(duty, visit)}<br>${dutyStateTag(duty.state)}`,
  ];
}

const isMine = ({ owner }: OwedDuty, { actor }: Visit): boolean => holdsPost(actor, owner.role, owner.organisation);

/** What waits for the viewer stands first, then what is due first. */
const mineFirst = (items: readonly HandoverItem[], visit: Visit): readonly HandoverItem[] => {
  const waits = (item: HandoverItem): number => {
    const duty = openDuty(item);
    return duty === null ? 2 : isMine(duty, visit) ? 0 : 1;
  };
  return items.toSorted((a, b) => waits(a) - waits(b));
};

const itemTable = (caption: string, items: readonly HandoverItem[], shown: ShownHandover, visit: Visit): Html =>
  scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['Item', 'State', 'Whose turn', 'Due'],
      rows: mineFirst(items, visit).map((item) => itemRow(item, shown, visit)),
    }),
  });

function otherDuties({ child, handover, names }: ShownHandover, visit: Visit): Html | undefined {
  if (handover.others.length === 0) return undefined;
  const caption = 'What else the move asks for';
  return scrollPane({
    label: caption,
    content: table({
      caption,
      captionSize: 'm',
      head: ['What', 'Owed by', 'Due'],
      rows: handover.others.map((duty) => [
        html`<a class="govuk-link" href="${dutyAddress(duty)}">${child.access.engine.rulebook.dutyRule(duty.rule)?.rule.title ?? duty.rule}</a>`,
        partyWords(duty.owner, names.organisation),
        html`${dueWithLink(duty, visit)}<br>${dutyStateTag(duty.state)}`,
      ]),
    }),
  });
}

const isSettled = ({ state }: HandoverItem): boolean =>
  ['accepted', 'acted-on', 'nil-declared', 'withheld'].includes(state);

function summary({ items, move }: Handover): Html {
  const settled = items.filter(isSettled).length;
  const late = items.filter(
    (item) => openDuty(item)?.state === 'overdue' || openDuty(item)?.state === 'late-known',
  ).length;
  return insetText({
    text: html`${settled} of ${items.length} items are settled: accepted, declared nil, or withheld with a reason. ${late > 0 && html`<strong>${late} ${late === 1 ? 'is' : 'are'} past the limit.</strong>`}${settled === items.length && items.length > 0 && (hasKeyAdult(move) ? html` The handover is complete.` : html` The handover is complete when the new school has named a key adult.`)}`,
  });
}

function introduction({ handover, names }: ShownHandover): Html {
  const { move } = handover;
  return html`<p class="govuk-body">From ${placeName(placeOfMove(move.from), names)}${move.leavesOn !== null && html`, last day ${onDate(move.leavesOn)}`},
to ${placeName(placeOfMove(move.to), names)}${move.startsOn !== null && html`, first day ${onDate(move.startsOn)}`}. ${moveKinds[move.kind]}.</p>`;
}

const handsOver = ({ move }: Handover, { actor }: Visit): boolean =>
  move.from.organisation !== null && makesBundles(actor, move.from.organisation);

/** @param panels what others say here */
export const handoverPage = (panels: readonly HandoverPanel[]): PageRoute => ({
  method: 'GET',
  path: handoverRoute.path,
  handle: (visit) =>
    visit.look('handover', async (access) => {
      const shown = await openHandover(visit, await openChild(access, visit.parameters['child'] ?? ''));
      const { child, handover } = shown;
      const others: (Html | null)[] = [];
      for (const panel of panels) others.push(await panel(child, handover.move.id, visit));
      return {
        kind: 'page',
        title: 'Handover',
        section: 'moves',
        breadcrumbs: [
          { text: 'Overview', href: childRoute.link({ child: child.id }) },
          { text: 'Move', href: moveRoute.link({ child: child.id, move: handover.move.id }) },
          { text: 'Handover' },
        ],
        identity: childIdentity(child, await identifiersOf(child), visit.today),
        main: html`
<h1 class="govuk-heading-l">Handover</h1>
${introduction(shown)}
${summary(handover)}
${
  handover.betweenDsls.length > 0 &&
  html`${itemTable('Between the two DSLs', handover.betweenDsls, shown, visit)}
<p class="govuk-body-s">Only the designated safeguarding leads of the two schools see this part. It is in no other count, list or export.</p>`
}
${handover.items.length === 0 ? html`<p class="govuk-body">Nothing that you can see is expected.</p>` : itemTable('What is handed over', handover.items, shown, visit)}
${await bothEndsSections({ child, move: handover.move }, visit)}
${otherDuties(shown, visit)}
<p class="govuk-body"><a class="govuk-link" href="${enhancedRoute.link({ child: child.id, move: handover.move.id })}">Prepare the move: what helps, and the plan of both schools</a></p>
${others}
${handsOver(handover, visit) && html`<p class="govuk-body"><a class="govuk-link" href="${bundleRoute.link({ child: child.id, move: handover.move.id })}">Hand over as a file</a>, to print or to carry, when the next school does not sign in here.</p>`}
<p class="govuk-body-s">An item that is missing is late, declared nil by a named person, or withheld with a reason. Silence never means “nothing”.</p>`,
      };
    }),
});
