/** Proposing that a child moves to another school. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { type Place, schoolOf } from '../../kinds/school-place.ts';
import { moveKinds } from '../../kinds/transition.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { movesOf, type SchoolMove } from '../../record/moves.ts';
import { organisationsById } from '../../record/organisations.ts';
import { childRoute, moveRoute, proposeMoveRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';
import { lastSchool } from '../last-school.ts';
import { proposeMove } from '../propose-move.ts';
import { decidingPost } from '../who-decides.ts';
import { moveDays, moveDaysFault, moveDaysText } from './move-days.ts';
import { destinationField, destinationSchema, readDestination } from './place-field.ts';

export const moveKindCodes = [
  'phase-transfer',
  'in-year',
  'managed-move',
  'alternative-provision',
  'home-education',
] as const;

const proposal = z.object({
  ...destinationSchema.shape,
  kind: oneOf(moveKindCodes, 'Select what kind of move it is'),
  ...moveDays.shape,
  source: requiredText({ label: 'How this is known', enter: 'Enter how this is known', max: 300 }),
  reason: optionalText({ label: 'Why', max: 4_000 }),
});

export const moveKindItems = moveKindCodes.map((value) => ({ value, text: moveKinds[value] }));

type Situation = {
  readonly child: OpenChild;
  readonly from: string | undefined;
  readonly fromName: string;
  /** The last day at that school, when the child has left it already. */
  readonly left: Temporal.PlainDate | null;
};

async function situation(visit: Visit, child: OpenChild): Promise<Situation> {
  const latest = await lastSchool(child);
  const from = latest?.organisation;
  const school = from === undefined ? undefined : (await organisationsById(child.access, [from])).get(from);
  const endsOn = latest?.endsOn ?? null;
  const left = endsOn !== null && Temporal.PlainDate.compare(endsOn, visit.today) < 0 ? endsOn : null;
  return { child, from, fromName: school?.name ?? 'a school not yet known', left };
}

async function show(form: Form<typeof proposal>, now: Situation, visit: Visit): Promise<PageReply> {
  const { child } = now;
  return {
    kind: 'page',
    title: 'Propose a move',
    section: 'children',
    back: childRoute.link({ child: child.id }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: formElement({
      action: proposeMoveRoute.link({ child: child.id }),
      token: visit.formToken,
      content: fields(form, now),
    }),
  };
}

const fields = (form: Form<typeof proposal>, { fromName, left }: Situation): Html => html`
<h1 class="govuk-heading-l">Propose a move to another school</h1>
<p class="govuk-body">${left === null ? html`The child is at ${fromName}.` : html`The child was last at ${fromName} and left on ${onDate(left)}.`} Nothing is owed by either school until a named person confirms the move.</p>
${destinationField(form, undefined)}
${radios({ ...field(form, 'kind'), fieldset: { legend: { text: 'What kind of move is it?', size: 'm' } }, items: moveKindItems })}
${dateInput({ ...field(form, 'leavesOn'), fieldset: { legend: { text: 'Last day at the old school (optional)', size: 's' } } })}
${dateInput({ ...field(form, 'startsOn'), fieldset: { legend: { text: 'First day at the new school (optional)', size: 's' } } })}
${input({ ...field(form, 'source'), label: { text: 'How is this known?', size: 's' }, hint: 'For example: offer of a place, telephone call with the parent' })}
${textarea({ ...field(form, 'reason'), label: { text: 'Why? (optional)', size: 's' } })}
${button({ text: 'Propose move', preventDoubleClick: true })}`;

/** A move to the same school that waits: sent twice, or somebody else was quicker. */
async function alreadyProposed(child: OpenChild, to: Place): Promise<SchoolMove | undefined> {
  const school = schoolOf(to);
  if (school === undefined) return undefined;
  return (await movesOf(child)).find((move) => move.state === 'proposed' && move.to.organisation === school);
}

function requirePost(visit: Visit, from: string | undefined) {
  const post = decidingPost(visit.actor, [from ?? null]);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'propose a move' });
  return post;
}

export const proposeMovePage: PageRoute = {
  method: 'GET',
  path: proposeMoveRoute.path,
  handle: (visit) =>
    visit.look('propose a move', async (access) => {
      const now = await situation(visit, await openChild(access, visit.parameters['child'] ?? ''));
      requirePost(visit, now.from);
      return show(blankForm(proposal, now.left === null ? {} : { leavesOn: now.left }), now, visit);
    }),
};

export const proposeMoveAction: PageRoute = {
  method: 'POST',
  path: proposeMoveRoute.path,
  handle: (visit) =>
    visit.look('propose a move', async (access) => {
      const now = await situation(visit, await openChild(access, visit.parameters['child'] ?? ''));
      const post = requirePost(visit, now.from);
      const form = readForm(proposal, visit.body);
      if (!form.isComplete) return show(form, now, visit);
      const wrong = moveDaysFault(form, form.values, visit.today);
      if (wrong !== undefined) return show(wrong, now, visit);
      const read = await readDestination(access, form, form.values, { at: now.left === null ? now.from : undefined });
      if (!read.ok) return show(read.form, now, visit);
      const before = await alreadyProposed(now.child, read.to);
      if (before !== undefined)
        return redirect(
          moveRoute.link({ child: now.child.id, move: before.id }),
          'A move to this school waits already. Nothing more was proposed',
        );
      const { kind, leavesOn, startsOn, source, reason } = form.values;
      const move = await proposeMove(
        now.child,
        { organisation: post.organisation, recordedBy: visit.actor.practitioner },
        {
          from: now.from === undefined ? { type: 'unknown' } : { type: 'school', organisation: now.from },
          to: read.to,
          kind,
          source,
          ...moveDaysText({ leavesOn, startsOn }),
          ...(reason === undefined ? {} : { reason }),
        },
      );
      return redirect(
        moveRoute.link({ child: now.child.id, move }),
        'The move has been proposed. A named person has to confirm it',
      );
    }),
};
