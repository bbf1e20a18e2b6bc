/** Raising a challenge, from the decision that is challenged or because nothing was decided at all. */
import { isProblem, problem } from '../../errors.ts';
import { topicOfDecision } from '../../kinds/decisions.ts';
import { roles } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { type ChronologyEntry, readChronology } from '../../record/chronology.ts';
import { knownOrganisations } from '../../record/entries/choices-of.ts';
import { loadNames } from '../../record/organisations.ts';
import { challengeRoute, childRoute, raiseChallengeRoute, timelineRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { warningText } from '../../ui/components/warning-text.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { atInstant } from '../../ui/when.ts';
import { raiseChallenge, raisingPosts } from '../raise-challenge.ts';
import { chosenOf, entryWords } from './evidence.ts';
import { type Choices, postValue, type RaiseForm, raiseFields, raiseSchema } from './raise-form.ts';

type Shown = Choices & { readonly child: OpenChild };

async function open(visit: Visit, access: Access): Promise<Shown> {
  const child = await openChild(access, visit.parameters['child'] ?? '');
  const posts = raisingPosts(child);
  if (posts.length === 0) throw problem('NOT_ALLOWED', { action: 'raise a challenge about this child' });
  const entries = await readChronology(child);
  const organisations = await knownOrganisations(child, entries);
  const practitioners = entries.flatMap(({ recordedBy }) => recordedBy ?? []);
  const names = await loadNames(
    access,
    [...organisations.map(({ id }) => id), ...entries.map(({ organisation }) => organisation)],
    practitioners,
  );
  const own = new Set(posts.map(({ organisation }) => organisation));
  return {
    child,
    posts,
    entries,
    names,
    organisations: organisations.filter(({ id }) => !(own.size === 1 && own.has(id))),
  };
}

const decisionIn = ({ entries }: Shown, id: string | undefined): ChronologyEntry | undefined =>
  entries.find((entry) => entry.id === id && entry.withdrawnBy === null);

function blank(shown: Shown, { query, actor, today }: Visit): RaiseForm {
  const decision = decisionIn(shown, query['decision']);
  const [post] = shown.posts;
  const topic = decision === undefined ? undefined : topicOfDecision(decision.kind);
  return blankForm(raiseSchema(today), {
    ...(post === undefined ? {} : { post: postValue(post), safetyOwner: `${actor.name}, ${roles[post.role]}` }),
    ...(decision === undefined ? {} : { decision: decision.id, others: [decision.organisation] }),
    ...(topic === undefined ? {} : { topic }),
    urgency: 'routine',
  });
}

function aboutDecision({ names }: Shown, decision: ChronologyEntry | undefined): Html {
  if (decision === undefined)
    return html`<p class="govuk-body">It is not about a decision that is recorded here. To challenge one, open it on the timeline and choose <strong>Challenge this decision</strong>.</p>`;
  const by = decision.recordedBy === null ? '' : `${names.practitioner(decision.recordedBy)}, `;
  return insetText({
    text: html`<p class="govuk-body govuk-!-font-weight-bold">The decision</p><p class="govuk-body">${entryWords(decision, names)}</p><p class="govuk-body-s">${by}${names.organisation(decision.organisation)}, ${atInstant(decision.happenedFrom)}</p>`,
  });
}

async function show(shown: Shown, form: RaiseForm, visit: Visit): Promise<PageReply> {
  const { child } = shown;
  const decision = decisionIn(shown, form.typed.get('decision')?.[0]);
  return {
    kind: 'page',
    title: 'Raise a challenge',
    section: 'children',
    back:
      decision === undefined
        ? childRoute.link({ child: child.id })
        : timelineRoute.link({ child: child.id }, { entry: decision.id }, decision.id),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: html`
<h1 class="govuk-heading-l">Raise a challenge</h1>
${warningText({ text: 'If a child is in immediate danger, ring 999 now. A challenge never has to be opened first and never holds anything back.' })}
<p class="govuk-body">Disagreeing is part of the work. What you write here goes to the other side, to those who act at each stage of the partnership’s ladder from the moment their stage opens, and to those who already see safeguarding information about this child. The family does not see it here.</p>
${aboutDecision(shown, decision)}
${formElement({ action: raiseChallengeRoute.link({ child: child.id }), token: visit.formToken, content: raiseFields(form, shown, child.seen) })}`,
  };
}

export const raiseChallengePage: PageRoute = {
  method: 'GET',
  path: raiseChallengeRoute.path,
  handle: (visit) =>
    visit.look('raise a challenge', async (access) => {
      const shown = await open(visit, access);
      return show(shown, blank(shown, visit), visit);
    }),
};

export const raiseChallengeAction: PageRoute = {
  method: 'POST',
  path: raiseChallengeRoute.path,
  handle: (visit) =>
    visit.look('raise a challenge', async (access) => {
      const shown = await open(visit, access);
      const form = readForm(raiseSchema(visit.today), visit.body);
      if (!form.isComplete) return show(shown, form, visit);
      const { values } = form;
      const { seen, others = [], evidence, decision: about, ...said } = values;
      const post = shown.posts.find((held) => postValue(held) === values.post);
      if (post === undefined) return show(shown, withError(form, 'post', 'Select in which role you raise it'), visit);
      const known = new Set(shown.organisations.map(({ id }) => id));
      if (others.some((id) => !known.has(id)))
        return show(shown, withError(form, 'others', 'Select with whom you disagree'), visit);
      const decision = decisionIn(shown, about);
      try {
        const challenge = await raiseChallenge(
          shown.child,
          {
            ...said,
            post,
            others: others.filter((id) => id !== post.organisation),
            evidence: chosenOf(evidence, shown.entries),
            ...(decision === undefined ? {} : { decision: decision.id }),
          },
          Number(seen),
        );
        return redirect(
          challengeRoute.link({ child: shown.child.id, challenge }),
          'The challenge has been raised. Those who act on it have it now',
        );
      } catch (error) {
        if (!isProblem(error) || error.code !== 'CHANGED_MEANWHILE') throw error;
        return show(shown, withError(form, '', `${error.message} ${error.next}`), visit);
      }
    }),
};
