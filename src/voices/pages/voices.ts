/** Hearing the child and the family before a move: who is asked, how it stands with each, and what they said. */
import { z } from 'zod';
import { voiceReaders } from '../../kinds/voices.ts';
import type { Access } from '../../record/access.ts';
import { append } from '../../record/append.ts';
import { identifiersOf } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { linksOf } from '../../record/voices/links.ts';
import { linkState, type VoiceLink } from '../../record/voices/voice-link.ts';
import { wholeChronology } from '../../record/whole-chronology.ts';
import {
  childRoute,
  handoverRoute,
  voiceAnswersRoute,
  voiceCheckRoute,
  voiceEndRoute,
  voiceItemsRoute,
  voiceLinkRoute,
  voicePaperRoute,
  voiceSecondRoute,
  voicesRoute,
} from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { readForm } from '../../ui/form.ts';
import type { Href } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { instantWithDistance } from '../../ui/when.ts';
import { isForMe } from '../check-safety.ts';
import { askedData, type PersonToAsk, peopleToAsk, placeOf } from '../people-to-ask.ts';
import { type Safety, safetyOf } from '../safety.ts';
import { mayRead } from '../who-may-ask.ts';
import { type OpenMove, openMove } from './open-voices.ts';
import { type AskedState, askedStateTag, safetyWords } from './voice-words.ts';

type Shown = OpenMove & {
  readonly people: readonly PersonToAsk[];
  readonly links: readonly VoiceLink[];
  readonly entries: readonly ChronologyEntry[];
  readonly safeties: ReadonlyMap<string, Safety>;
};

async function load(visit: Visit, access: Access): Promise<Shown> {
  const open = await openMove(visit, access);
  const { child, move } = open;
  const people = await peopleToAsk(child, move.id);
  const whole = await wholeChronology(access, child.id);
  return {
    ...open,
    people,
    links: await linksOf(child, move.id),
    entries: (await readChronology(child)).filter(
      ({ kind, data, withdrawnBy, correctedBy }) =>
        kind.startsWith('voice.') && data['move'] === move.id && withdrawnBy === null && correctedBy === null,
    ),
    safeties: new Map(people.map((person) => [placeOf(person), safetyOf(whole, person, access.now)])),
  };
}

const ofPerson = <Each extends { readonly person: string | null }>(all: readonly Each[], { person }: PersonToAsk) =>
  all.filter((each) => each.person === person);

const entriesOf = ({ entries }: Shown, { person }: PersonToAsk, kind: string) =>
  entries.filter((entry) => entry.kind === kind && (entry.data['person'] ?? null) === person);

function stateOf(shown: Shown, person: PersonToAsk, now: Temporal.Instant): AskedState {
  const [received] = entriesOf(shown, person, 'voice.received');
  const [newest] = ofPerson(shown.links, person);
  const state = newest === undefined ? 'finished' : linkState(newest, now);
  const isLater = received === undefined || (newest !== undefined && isAfter(newest.madeAt, received.recordedAt));
  if (state !== 'finished' && isLater) return `link-${state}`;
  return received === undefined ? 'not-asked' : received.data['outcome'] === 'declined' ? 'declined' : 'answered';
}

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) > 0;

const link = (href: Href, text: string, who: string): Html =>
  html`<li><a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden"> ${who}</span></a></li>`;

function waysToAsk(shown: Shown, person: PersonToAsk, state: AskedState, visit: Visit): Html {
  const { child, move } = shown;
  const at = { child: child.id, move: move.id, person: placeOf(person) };
  const safety = shown.safeties.get(placeOf(person));
  const isOut = state === 'link-waits' || state === 'link-opened' || state === 'link-shut';
  return html`
<p class="govuk-body">${safety !== undefined && safetyWords[safety.state]}</p>
<ul class="govuk-list">
${link(voiceCheckRoute.link(at), safety?.state === 'none' ? 'Check whether a link is safe' : 'Check again whether a link is safe', `for ${person.name}`)}
${safety !== undefined && isForMe(child, safety) && link(voiceSecondRoute.link(at), 'Be the second person for this check', `for ${person.name}`)}
${safety?.state === 'allowed' && link(voiceLinkRoute.link(at), isOut ? 'Make a new link and code' : 'Make a link and a code', `for ${person.name}`)}
${link(voiceItemsRoute.link(at), 'Choose what they may read before it is sent', `for ${person.name}`)}
${link(voicePaperRoute.link(at), 'Print the questions on paper', `for ${person.name}`)}
${link(voiceAnswersRoute.link(at), 'Record what they said, or that they declined', `for ${person.name}`)}
</ul>
${isOut && formElement({ action: voiceEndRoute.link(at), token: visit.formToken, content: button({ text: html`End the link now<span class="govuk-visually-hidden"> of ${person.name}</span>`, look: 'warning', preventDoubleClick: true }) })}`;
}

function saidBy(shown: Shown, person: PersonToAsk): Html | undefined {
  const answers = entriesOf(shown, person, 'voice.answered');
  const [received] = entriesOf(shown, person, 'voice.received');
  if (received === undefined) return undefined;
  const newest = answers.filter(({ event }) => event === received.event);
  if (newest.length === 0)
    return received.data['outcome'] === 'declined'
      ? undefined
      : html`<p class="govuk-body">They answered. They chose who may see what they said, and you are not among them.</p>`;
  return summaryList({
    rows: newest
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ data }) => ({
        key: String(data['asked']),
        value: html`<span class="throughline-words">${String(data['said'])}</span><br><span class="govuk-body-s">${voiceReaders[data['readers'] as keyof typeof voiceReaders]}</span>`,
      })),
  });
}

function reading(shown: Shown, person: PersonToAsk, visit: Visit): Html | undefined {
  const [received] = entriesOf(shown, person, 'voice.received');
  if (received === undefined || received.data['outcome'] === 'declined') return undefined;
  const read = entriesOf(shown, person, 'voice.read').find(({ data }) => data['answer'] === received.data['answer']);
  if (read !== undefined)
    return html`<p class="govuk-body">Read by the safeguarding lead ${instantWithDistance(read.happenedFrom, visit.now)}.</p>`;
  if (!mayRead(visit.actor, received.organisation))
    return html`<p class="govuk-body">The safeguarding lead has not confirmed yet that it was read.</p>`;
  return formElement({
    action: voicesRoute.link({ child: shown.child.id, move: shown.move.id }),
    token: visit.formToken,
    content: html`${hiddenField('received', received.id)}${button({ text: html`I have read what ${person.name} said`, look: 'secondary', preventDoubleClick: true })}`,
  });
}

async function show(shown: Shown, visit: Visit): Promise<PageReply> {
  const { child, move, people } = shown;
  return {
    kind: 'page',
    title: 'Hear the child and the family',
    section: 'moves',
    breadcrumbs: [
      { text: 'Overview', href: childRoute.link({ child: child.id }) },
      { text: 'Handover', href: handoverRoute.link({ child: child.id, move: move.id }) },
      { text: 'Hear the child and the family' },
    ],
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    main: html`
<h1 class="govuk-heading-l">Hear the child and the family</h1>
<p class="govuk-body">Ask in the way that suits them: in conversation, on paper, or by a link with a code that you tell them another way. Whoever is asked chooses first who may see each answer. “Asked, declined” is an answer.</p>
${people.map((person) => {
  const state = stateOf(shown, person, visit.now);
  return html`<h2 class="govuk-heading-m">${person.name} <span class="govuk-caption-m">${person.relation}</span></h2>
<p class="govuk-body">${askedStateTag(state)}</p>
${saidBy(shown, person)}
${reading(shown, person, visit)}
${waysToAsk(shown, person, state, visit)}`;
})}
${people.length === 1 && html`<p class="govuk-body">Nobody of the family is recorded yet. Add the people who count for the child on the page about the family.</p>`}`,
  };
}

export const voicesPage: PageRoute = {
  method: 'GET',
  path: voicesRoute.path,
  handle: (visit) => visit.look('what child and family say', async (access) => show(await load(visit, access), visit)),
};

const receivedForm = z.object({ received: z.uuid() });

export const voicesAction: PageRoute = {
  method: 'POST',
  path: voicesRoute.path,
  handle: (visit) =>
    visit.look('what child and family say', async (access) => {
      const shown = await load(visit, access);
      const form = readForm(receivedForm, visit.body);
      const received = form.isComplete ? shown.entries.find(({ id }) => id === form.values.received) : undefined;
      const person = shown.people.find((each) => each.person === (received?.data['person'] ?? null));
      if (received === undefined || person === undefined || !mayRead(visit.actor, received.organisation))
        return show(shown, visit);
      await append(shown.child, 'what was said was read', [
        {
          kind: 'voice.read',
          happened: { moment: access.now },
          organisation: received.organisation,
          recordedBy: visit.actor.practitioner,
          parties: received.parties,
          data: { ...askedData(person), answer: received.data['answer'] },
        },
      ]);
      return redirect(
        voicesRoute.link({ child: shown.child.id, move: shown.move.id }),
        'It is recorded that you read it',
      );
    }),
};
