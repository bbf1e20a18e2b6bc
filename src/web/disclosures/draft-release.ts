/** Deciding, line by line, what a family is told of who looked at a child's record. */
import { z } from 'zod';
import type { Names } from '../../kinds/kind.ts';
import { everythingDid, type LineToDecide, linesToDecide } from '../../record/disclosures/lines-to-decide.ts';
import { type AskedChild, askAbout } from '../../record/disclosures/officer-scope.ts';
import {
  draftRelease,
  type LineDecision,
  lineDecisionCodes,
  lineDecisions,
} from '../../record/disclosures/releases.ts';
import { protectedInvolvements, whoCouldSee } from '../../record/disclosures/who-could-see.ts';
import { loadNames } from '../../record/organisations.ts';
import { draftReleaseRoute, releaseRoute, whoSawChildRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { formElement, hiddenField } from '../../ui/components/form-element.ts';
import { input } from '../../ui/components/input.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { radios } from '../../ui/components/radios.ts';
import { textarea } from '../../ui/components/textarea.ts';
import { blankForm, errorList, type Form, type PostedBody, readForm } from '../../ui/form.ts';
import { field } from '../../ui/form-field.ts';
import { requiredText } from '../../ui/form-schemas.ts';
import { fragment } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { dateInWords } from '../../ui/when-words.ts';
import { type Period, periodQuery, readPeriod } from './period.ts';
import { placeOfLine, purposeOfLine, timesOfLine } from './release-words.ts';

const about = z.object({
  forWhom: requiredText({ label: 'Whom it is for', enter: 'Enter whom it is for', max: 200 }),
  harm: requiredText({ label: 'What you considered', enter: 'Enter what you considered about harm', max: 4_000 }),
});
type About = Form<typeof about>;

type Loaded = {
  readonly asAt: Temporal.Instant;
  readonly asked: AskedChild;
  readonly period: Period;
  readonly lines: readonly LineToDecide[];
  readonly names: Names;
};

/**
 * @param asAt what was done later does not count: the log only grows, so the lines are the same when the form comes back, and the
 * officer's own looking at them adds none
 */
async function load(asked: AskedChild, period: Period, asAt: Temporal.Instant): Promise<Loaded> {
  const until = Temporal.Instant.compare(asAt, period.end) < 0 ? asAt : period.end;
  const did = await everythingDid(asked, { from: period.start, until });
  const could = await whoCouldSee(asked, period.span);
  const hidden = await protectedInvolvements(asked);
  const places = new Set(
    could.filter(({ involvement }) => hidden.has(involvement)).map(({ organisation }) => organisation),
  );
  const lines = linesToDecide(did, could, places);
  const names = await loadNames(
    asked.access,
    lines.flatMap(({ organisations }) => organisations),
    lines.flatMap(({ practitioner }) => practitioner ?? []),
  );
  return { asked, period, lines, names, asAt };
}

type Typed = { readonly decision: LineDecision; readonly reason: string };

const posted = (body: PostedBody, name: string): string => {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'string' ? value : '';
};

/** Careful until somebody decides otherwise: no names, and nothing of a place that is protected. */
function typedOf(body: PostedBody | undefined, { tellsLocation, key }: LineToDecide): Typed {
  const given = body === undefined ? '' : posted(body, `decision-${key}`);
  // A line that came since goes out to nobody before it was decided on
  const usual: LineDecision = tellsLocation || body !== undefined ? 'withheld' : 'role';
  const decision = lineDecisionCodes.find((code) => code === given) ?? usual;
  const why = tellsLocation ? 'It would tell where the child is, which is protected' : '';
  return { decision, reason: body === undefined ? why : posted(body, `reason-${key}`).trim() };
}

const needsReason = ({ decision, reason }: Typed): boolean => decision === 'withheld' && reason === '';

function lineFields(line: LineToDecide, names: Names, typed: Typed, isTried: boolean): Html {
  const person = line.practitioner === null ? null : names.practitioner(line.practitioner);
  const options = lineDecisionCodes.filter((code) => code !== 'name' || person !== null);
  return html`
${radios({
  name: `decision-${line.key}`,
  idPrefix: `decision-${line.key}`,
  classes: 'govuk-radios--small',
  value: typed.decision,
  fieldset: {
    legend: { text: [person, placeOfLine(line, names)].filter((each) => each !== null).join(', '), size: 's' },
  },
  hint: [timesOfLine(line), purposeOfLine(line)].filter((each) => each !== '').join('. '),
  items: options.map((value) => ({
    value,
    text: lineDecisions[value],
    ...(value === 'withheld' && {
      conditional: input({
        name: `reason-${line.key}`,
        id: `reason-${line.key}`,
        label: 'Why not?',
        value: typed.reason,
        errorMessage: isTried && needsReason(typed) ? 'Enter why this line is withheld' : undefined,
      }),
    }),
  })),
})}`;
}

function view(
  { asked, period, lines, names, asAt }: Loaded,
  form: About,
  visit: Visit,
  body: PostedBody | undefined,
): PageReply {
  const typed = lines.map((line) => typedOf(body, line));
  const faults = typed.flatMap((each, index): readonly ErrorSummaryItem[] =>
    body !== undefined && needsReason(each)
      ? [{ text: 'Enter why this line is withheld', href: fragment(`reason-${lines[index]?.key}`) }]
      : [],
  );
  const query = periodQuery(period);
  return {
    kind: 'page',
    title: 'Prepare a release to the family',
    heading: 'Prepare a release to the family',
    caption: `${asked.forename} ${asked.surname}, ${dateInWords(period.from)} to ${dateInWords(period.to)}`,
    section: 'who-saw',
    back: whoSawChildRoute.link({ child: asked.id }, query),
    errors: [...errorList(form), ...faults],
    main: html`
${insetText({ text: 'Telling who looked may put a child, a parent or a member of staff in danger: it may name a refuge, a police unit, or a service that somebody must not know of. If you are not sure about a line, withhold it and ask those who work with the child.' })}
${
  lines.length === 0
    ? html`<p class="govuk-body">Nobody could see the record in this time. Choose other days.</p>`
    : formElement({
        action: draftReleaseRoute.link({ child: asked.id }, query),
        token: visit.formToken,
        content: html`${hiddenField('asAt', asAt.toString())}
${input({ ...field(form, 'forWhom'), label: { text: 'Whom is it for?', size: 's' }, hint: 'For example “the mother, who asked by letter on 3 November”' })}
${textarea({ ...field(form, 'harm'), label: { text: 'Could telling harm anybody? What did you consider, and whom did you ask?', size: 's' } })}
<h2 class="govuk-heading-m">Each line</h2>
${lines.map((line, index) => lineFields(line, names, typed[index] ?? { decision: 'withheld', reason: '' }, body !== undefined))}
${button({ text: 'Look at what would go out' })}`,
      })
}`,
  };
}

/** When the form was shown, which it brings back. What is no instant, or lies ahead, is now. */
function asAtIn({ body, now }: Visit): Temporal.Instant {
  try {
    const given = Temporal.Instant.from(posted(body, 'asAt'));
    return Temporal.Instant.compare(given, now) < 0 ? given : now;
  } catch {
    return now;
  }
}

export const draftReleasePage: PageRoute = {
  method: 'GET',
  path: draftReleaseRoute.path,
  handle: (visit) =>
    visit.look('release of who did', async (access) => {
      const asked = await askAbout(access, visit.parameters['child'] ?? '');
      return view(
        await load(asked, readPeriod(visit.query, visit.today), visit.now),
        blankForm(about),
        visit,
        undefined,
      );
    }),
};

export const draftReleaseAction: PageRoute = {
  method: 'POST',
  path: draftReleaseRoute.path,
  handle: (visit) =>
    visit.look('release of who did', async (access) => {
      const asked = await askAbout(access, visit.parameters['child'] ?? '');
      const loaded = await load(asked, readPeriod(visit.query, visit.today), asAtIn(visit));
      const form = readForm(about, visit.body);
      const typed = loaded.lines.map((line) => typedOf(visit.body, line));
      if (!form.isComplete || typed.some(needsReason) || loaded.lines.length === 0)
        return view(loaded, form, visit, visit.body);
      const id = await draftRelease(asked, {
        ...form.values,
        from: loaded.period.from,
        to: loaded.period.to,
        lines: loaded.lines.map(({ key: _key, tellsLocation: _tells, ...line }, index) => ({
          ...line,
          ...(typed[index] ?? { decision: 'withheld' as const, reason: '' }),
        })),
      });
      return redirect(releaseRoute.link({ child: asked.id, release: id }));
    }),
};
