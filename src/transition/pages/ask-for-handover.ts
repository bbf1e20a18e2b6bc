/** A school that has a child on its roll, to whom nobody handed anything over, proposes the move by which the child came. */
import { z } from 'zod';
import { problem } from '../../errors.ts';
import { parseDfeNumber, slashedDfeNumber } from '../../identity/school-number.ts';
import type { Place } from '../../kinds/school-place.ts';
import type { Access } from '../../record/access.ts';
import type { Post } from '../../record/actor.ts';
import { identifiersOf, type OpenChild, openChild } from '../../record/child.ts';
import { enrolmentsOf, movesOf, type OnRoll } from '../../record/moves.ts';
import { organisationsById, schoolByNumber } from '../../record/organisations.ts';
import { addSchoolRoute, askForHandoverRoute, moveRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import { schoolCohortRoute } from '../../ui/cohort-addresses.ts';
import { button } from '../../ui/components/button.ts';
import { dateInput } from '../../ui/components/date-input.ts';
import { formElement } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { radios } from '../../ui/components/radios.ts';
import { blankForm, errorList, type Form, readForm, withError } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { oneOf, optionalText, requiredText } from '../../ui/form-schemas.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { onDate } from '../../ui/when.ts';
import { proposeMove } from '../propose-move.ts';
import { decidingPost } from '../who-decides.ts';
import { moveDays, moveDaysFault, moveDaysText } from './move-days.ts';
import { moveKindCodes, moveKindItems } from './propose-move.ts';

const asked = z.object({
  from: oneOf(['last', 'school', 'unknown', 'out-of-area'], 'Select where the child came from'),
  fromNumber: optionalText({ label: 'DfE number', max: 20 }),
  kind: oneOf(moveKindCodes, 'Select what kind of move it was'),
  ...moveDays.shape,
  source: requiredText({ label: 'How this is known', enter: 'Enter how this is known', max: 300 }),
});

type Situation = {
  readonly child: OpenChild;
  readonly post: Post;
  readonly school: string;
  readonly schoolName: string;
  readonly here: OnRoll;
  /** The school before, as far as it is known here. */
  readonly before: { readonly onRoll: OnRoll; readonly name: string } | undefined;
};

const isOnRoll = ({ endsOn }: OnRoll, today: Temporal.PlainDate): boolean =>
  endsOn === null || Temporal.PlainDate.compare(endsOn, today) >= 0;

const byEnd = (a: OnRoll, b: OnRoll): number =>
  Temporal.PlainDate.compare(b.endsOn ?? b.startsOn, a.endsOn ?? a.startsOn);

async function situation(visit: Visit, access: Access): Promise<Situation> {
  const { child: id = '', school = '' } = visit.parameters;
  const child = await openChild(access, id);
  const all = await enrolmentsOf(child);
  const here = all.find((each) => each.organisation === school && isOnRoll(each, visit.today));
  if (here === undefined) throw problem('NOT_FOUND');
  const post = decidingPost(visit.actor, [school]);
  if (post === undefined) throw problem('NOT_ALLOWED', { action: 'ask for a handover to this school' });
  const [latest] = all.filter(({ organisation }) => organisation !== school).toSorted(byEnd);
  const schools = await organisationsById(access, [school, ...(latest === undefined ? [] : [latest.organisation])]);
  const nameOf = (organisation: string): string => schools.get(organisation)?.name ?? 'a school';
  const before = latest === undefined ? undefined : { onRoll: latest, name: nameOf(latest.organisation) };
  return { child, post, school, schoolName: nameOf(school), here, before };
}

const blank = ({ here, before }: Situation): Form<typeof asked> =>
  blankForm(asked, {
    from: before === undefined ? 'unknown' : 'last',
    kind: 'in-year',
    ...(before?.onRoll.endsOn == null ? {} : { leavesOn: before.onRoll.endsOn }),
    startsOn: here.startsOn,
  });

const fields = (form: Form<typeof asked>, { schoolName, here, before }: Situation): Html => html`
<h1 class="govuk-heading-l">Ask for a handover</h1>
<p class="govuk-body">The child is on the roll of ${schoolName} since ${onDate(here.startsOn)}, and no move was confirmed. Say where the child came from: when a named person has confirmed that move, both schools owe each other a handover.</p>
${radios({
  ...field(form, 'from'),
  fieldset: { legend: { text: 'Where did the child come from?', size: 'm' } },
  items: [
    ...(before === undefined ? [] : [{ value: 'last', text: before.name, hint: 'The last school known here' }]),
    {
      value: 'school',
      text: before === undefined ? 'A school' : 'Another school',
      conditional: html`${input({
        ...field(form, 'fromNumber'),
        label: 'DfE number of the school',
        hint: html`For example 830/2999. If it is not on the list, <a class="govuk-link" href="${addSchoolRoute.link()}">add it first</a>.`,
        width: 10,
      })}`,
    },
    { value: 'out-of-area', text: 'A school outside the area' },
    { value: 'unknown', text: 'A school that is not known yet' },
  ],
})}
${radios({ ...field(form, 'kind'), fieldset: { legend: { text: 'What kind of move was it?', size: 'm' } }, items: moveKindItems })}
${dateInput({ ...field(form, 'leavesOn'), fieldset: { legend: { text: 'Last day at the old school (optional)', size: 's' } } })}
${dateInput({ ...field(form, 'startsOn'), fieldset: { legend: { text: `First day at ${schoolName}`, size: 's' } } })}
${input({ ...field(form, 'source'), label: { text: 'How is this known?', size: 's' }, hint: 'For example: the parent told us, admission form' })}
${button({ text: 'Propose move', preventDoubleClick: true })}`;

async function show(form: Form<typeof asked>, now: Situation, visit: Visit): Promise<PageReply> {
  const { child, school } = now;
  return {
    kind: 'page',
    title: 'Ask for a handover',
    section: 'cohort',
    back: schoolCohortRoute.link({ school }),
    identity: childIdentity(child, await identifiersOf(child), visit.today),
    errors: errorList(form),
    main: formElement({
      action: askForHandoverRoute.link({ child: child.id, school }),
      token: visit.formToken,
      content: fields(form, now),
    }),
  };
}

type Origin = z.output<typeof asked>;

/** Where the child came from, or what is wrong with the number. */
async function readOrigin({ from, fromNumber }: Origin, { child, school, before }: Situation): Promise<Place | string> {
  if (from === 'last' && before !== undefined) return { type: 'school', organisation: before.onRoll.organisation };
  if (from === 'out-of-area') return { type: 'out-of-area' };
  if (from !== 'school') return { type: 'unknown' };
  if (fromNumber === undefined) return 'Enter the DfE number of the school';
  const parsed = parseDfeNumber(fromNumber);
  if (!parsed.ok) return parsed.says;
  const found = await schoolByNumber(child.access, parsed.value);
  if (found === undefined)
    return `No school with the number ${slashedDfeNumber(parsed.value)} is on the list. Add it first`;
  if (found.id === school) return 'The child is at this school now. Enter the DfE number of the school before';
  return { type: 'school', organisation: found.id };
}

export const askForHandoverPage: PageRoute = {
  method: 'GET',
  path: askForHandoverRoute.path,
  handle: (visit) =>
    visit.look('ask for a handover', async (access) => {
      const now = await situation(visit, access);
      return show(blank(now), now, visit);
    }),
};

export const askForHandoverAction: PageRoute = {
  method: 'POST',
  path: askForHandoverRoute.path,
  handle: (visit) =>
    visit.look('ask for a handover', async (access): Promise<Reply> => {
      const now = await situation(visit, access);
      const { child, post, school } = now;
      const form = readForm(asked, visit.body);
      if (!form.isComplete) return show(form, now, visit);
      const wrong = moveDaysFault(form, form.values, visit.today);
      if (wrong !== undefined) return show(wrong, now, visit);
      const from = await readOrigin(form.values, now);
      if (typeof from === 'string') return show(withError(form, 'fromNumber', from), now, visit);
      const open = (await movesOf(child)).find(({ state, to }) => state === 'proposed' && to.organisation === school);
      if (open !== undefined)
        return redirect(
          moveRoute.link({ child: child.id, move: open.id }),
          'A move to this school waits already. Nothing more was proposed',
        );
      const { kind, leavesOn, startsOn, source } = form.values;
      const by = { organisation: post.organisation, recordedBy: visit.actor.practitioner };
      const to: Place = { type: 'school', organisation: school };
      const days = moveDaysText({ leavesOn, startsOn });
      const move = await proposeMove(child, by, { from, to, kind, source, ...days });
      return redirect(
        moveRoute.link({ child: child.id, move }),
        'The move has been proposed. When it is confirmed, the handover is owed',
      );
    }),
};
