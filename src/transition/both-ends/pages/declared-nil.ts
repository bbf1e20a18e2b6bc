/** Looking through what old schools say they have nothing of, for many children at once. Never for safeguarding. */
import { z } from 'zod';
import { isProblem, problem } from '../../../errors.ts';
import type { Access } from '../../../record/access.ts';
import { append } from '../../../record/append.ts';
import { type ChildSummary, childSummaries, fullName, openChild } from '../../../record/child.ts';
import { type NilDeclaration, nilDeclarations } from '../../../record/cohort/nil-declarations.ts';
import { findMove } from '../../../record/moves.ts';
import { organisationsById } from '../../../record/organisations.ts';
import { handoverRoute } from '../../../ui/addresses.ts';
import { schoolCohortRoute } from '../../../ui/cohort-addresses.ts';
import { button } from '../../../ui/components/button.ts';
import { checkboxes } from '../../../ui/components/checkboxes.ts';
import { formElement } from '../../../ui/components/form-element.ts';
import { blankForm, errorList, type Form, readForm } from '../../../ui/form.ts';
import { field } from '../../../ui/form-field.ts';
import { html } from '../../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../../ui/page-route.ts';
import { nilReviewRoute } from '../../../ui/settling-addresses.ts';
import { postOr, receivingPost } from '../../who-prepares.ts';

const nobody = 'Select the children about whom you have no question';
const chosen = z.object({ moves: z.array(z.uuid(nobody)).min(1, nobody) });

type Shown = {
  readonly school: string;
  readonly declared: readonly NilDeclaration[];
  readonly children: ReadonlyMap<string, ChildSummary>;
  readonly schoolName: (id: string) => string;
};

const toSchool = (school: string) => ({ to: { type: 'school' as const, organisation: school } });

async function load(access: Access, { actor, parameters }: Visit): Promise<Shown> {
  const school = parameters['school'] ?? '';
  if (receivingPost(actor, toSchool(school)) === undefined) throw problem('NOT_FOUND');
  const declared = await nilDeclarations(access, school);
  const schools = await organisationsById(
    access,
    declared.flatMap(({ from }) => from ?? []),
  );
  const children = await childSummaries(
    access,
    declared.map(({ child }) => child),
  );
  return { school, declared, children, schoolName: (id) => schools.get(id)?.name ?? 'a school' };
}

function show({ school, declared, children, schoolName }: Shown, form: Form<typeof chosen>, visit: Visit): PageReply {
  const items = declared.flatMap(({ child, move, from, items: nils }) => {
    const found = children.get(child);
    if (found === undefined) return [];
    return [
      {
        value: move,
        text: fullName(found),
        hint: html`${from !== null && html`${schoolName(from)} has nothing of: `}${nils.map(({ title, reason }) => html`${title} (${reason}). `)}<a class="govuk-link" href="${handoverRoute.link({ child, move })}">Open the handover<span class="govuk-visually-hidden"> of ${fullName(found)}</span></a>`,
      },
    ];
  });
  return {
    kind: 'page',
    title: 'Declared nil',
    heading: 'What old schools say they have nothing of',
    section: 'cohort',
    back: schoolCohortRoute.link({ school }),
    errors: errorList(form),
    main:
      items.length === 0
        ? html`<p class="govuk-body">Nothing waits to be looked at.</p>`
        : html`
<p class="govuk-body">Tick the children about whom you have no question. To ask about an item, open the handover. What goes between the two DSLs is not here: a DSL looks at each by itself.</p>
${formElement({
  action: nilReviewRoute.link({ school }),
  token: visit.formToken,
  content: html`${checkboxes({ ...field(form, 'moves'), classes: 'govuk-checkboxes--small', fieldset: { legend: { text: 'Children', size: 'm' } }, items })}
${button({ text: 'I have looked at these', preventDoubleClick: true })}`,
})}`,
  };
}

export const declaredNilPage: PageRoute = {
  method: 'GET',
  path: nilReviewRoute.path,
  handle: (visit) =>
    visit.look('declared nil', async (access) => show(await load(access, visit), blankForm(chosen), visit)),
};

async function reviewOne(access: Access, { child: id, move: moveId, items }: NilDeclaration): Promise<void> {
  const child = await openChild(access, id);
  const move = await findMove(child, moveId);
  if (move === undefined || move.state !== 'confirmed') throw problem('NOT_FOUND');
  const { organisation } = postOr(receivingPost(access.actor, move), 'look at what this school was told');
  await append(child, 'nil declarations reviewed', [
    {
      kind: 'handover-nil.reviewed',
      happened: { moment: access.now },
      organisation,
      recordedBy: access.actor.practitioner,
      data: { move: moveId, items: items.map(({ item }) => item) },
    },
  ]);
}

export const declaredNilAction: PageRoute = {
  method: 'POST',
  path: nilReviewRoute.path,
  handle: async (visit) => {
    const shown = await visit.look('declared nil', (access) => load(access, visit));
    const form = readForm(chosen, visit.body);
    if (!form.isComplete) return show(shown, form, visit);
    const moves = new Set(form.values.moves);
    let reviewed = 0;
    for (const declared of shown.declared.filter(({ move }) => moves.has(move))) {
      try {
        await visit.look('declared nil', (access) => reviewOne(access, declared));
        reviewed += 1;
      } catch (error) {
        // One that has gone meanwhile does not hold up the others; it stands in the list still, or is not there any more
        if (!isProblem(error)) throw error;
      }
    }
    const { school } = shown;
    return redirect(nilReviewRoute.link({ school }), `Looked at: ${reviewed} ${reviewed === 1 ? 'child' : 'children'}`);
  },
};
