/** One version of a pack: what it says, what it changes, who approved it, and what can be done with it next. */
import { problem } from '../../errors.ts';
import { organisationKinds } from '../../kinds/vocabulary.ts';
import type { Access } from '../../record/access.ts';
import { fullName } from '../../record/child.ts';
import { organisationsById } from '../../record/organisations.ts';
import { checkCandidate } from '../../record/packs/check-candidate.ts';
import { approve, putIntoForce, withdraw } from '../../record/packs/decide-pack.ts';
import { type LookBack, lookBack } from '../../record/packs/look-back.ts';
import {
  approvalsNeeded,
  findPackVersion,
  isReplaying,
  type PackState,
  packState,
  packText,
  packVersions,
} from '../../record/packs/pack-versions.ts';
import { beginReplay, replayVersion } from '../../record/packs/replay-version.ts';
import { mayDecide, seesReplays } from '../../record/packs/who-decides.ts';
import { diffRules } from '../../rulebook/diff/diff-rules.ts';
import { type Pack, ruleId } from '../../rulebook/pack/pack-schema.ts';
import { readPack } from '../../rulebook/pack/read-pack.ts';
import { childRoute, packRoute, packsRoute, rulesRoute } from '../../ui/addresses.ts';
import { details } from '../../ui/components/details.ts';
import { summaryList } from '../../ui/components/summary-list.ts';
import { blankForm, errorList, readForm, withError } from '../../ui/form.ts';
import { type Html, html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, redirect, type Visit } from '../../ui/page-route.ts';
import { budgetView, changesView, findingsView } from '../../ui/rules/pack-findings.ts';
import { packStateTag, versionWords } from '../../ui/rules/pack-history.ts';
import { smallNumber } from '../../ui/small-number.ts';
import { atInstant, onDate } from '../../ui/when.ts';
import {
  approvingPost,
  type DecisionForm,
  decisionForm,
  decisionForms,
  hasPrompts,
  type OpenVersion,
} from './pack-decisions.ts';

/** The kind of each organisation for which the viewer works. */
async function kindsOfOrganisations(access: Access): Promise<ReadonlyMap<string, string>> {
  const found = await organisationsById(
    access,
    access.actor.posts.map(({ organisation }) => organisation),
  );
  return new Map([...found].map(([id, { kind }]) => [id, kind]));
}

async function open(visit: Visit): Promise<OpenVersion> {
  const id = visit.parameters['pack'] ?? '';
  return visit.look('pack', async (access) => {
    const version = await findPackVersion(access, id);
    if (version === undefined) throw problem('NOT_FOUND');
    const yaml = await packText(access.transaction, access.actor.partnership, id);
    const siblings = (await packVersions(access)).filter(({ pack }) => pack === version.pack);
    const read = yaml === null ? null : readPack(yaml);
    return {
      version,
      yaml,
      state: packState(version, siblings, visit.today),
      pack: read?.ok === true ? read.pack : null,
      mayDecide: mayDecide(visit.actor),
      lookBack: version.withdrawnAt === null ? null : await lookBack(access, id),
      agencies: await kindsOfOrganisations(access),
    };
  });
}

function standing({ version, state }: OpenVersion): Html {
  const kind = (agency: string): string =>
    Object.hasOwn(organisationKinds, agency) ? organisationKinds[agency as keyof typeof organisationKinds] : agency;
  return summaryList({
    rows: [
      { key: 'Where it stands', value: packStateTag(state) },
      {
        key: version.origin === 'release' ? 'Withdrawn by' : 'Brought in',
        value: html`${atInstant(version.recordedAt)} by ${version.author}`,
      },
      ...(version.origin === 'release' ? [] : [{ key: 'File', value: `${version.fileName}, SHA-256 ${version.hash}` }]),
      ...version.approvals.map(({ name, organisationName, agency, at, words }) => ({
        key: `Approved by ${name}`,
        value: html`${organisationName} (${kind(agency)}), ${atInstant(at)}. ${words}`,
      })),
      ...(version.inForceFrom === null ? [] : [{ key: 'In force from', value: onDate(version.inForceFrom) }]),
      ...(version.withdrawnAt === null
        ? []
        : [{ key: 'Withdrawn', value: html`${atInstant(version.withdrawnAt)}. ${version.withdrawnBecause ?? ''}` }]),
    ],
  });
}

const lookBackView = ({ duties, children, seen }: LookBack): Html => html`
<h2 class="govuk-heading-m">Look back</h2>
<p class="govuk-body">When it was withdrawn, ${smallNumber(duties)} duties of ${smallNumber(children)} children had been derived under it.</p>
${
  seen.length === 0
    ? html`<p class="govuk-body">None of them is a child whom you may see here. Those who work with a child see what was derived in the child's record.</p>`
    : html`<p class="govuk-body">Children whom you may see:</p><ul class="govuk-list govuk-list--bullet">${seen.map(
        (child) =>
          html`<li><a class="govuk-link" href="${childRoute.link({ child: child.id })}">${fullName(child)}</a></li>`,
      )}</ul>`
}`;

function replayView({ version, pack }: OpenVersion, visit: Visit): Html {
  const { replay, replayRead } = version;
  const titles = new Map((pack?.rules ?? []).map((rule) => [ruleId(rule), rule.title]));
  const titleOf = (rule: string): string =>
    titles.get(rule) ??
    titles.get(rule.slice(0, rule.indexOf('.'))) ??
    visit.services.engine.rulebook.ruleOf(rule)?.rule.title ??
    rule;
  if (replay !== null) return budgetView(replay, titleOf);
  if (isReplaying(version, visit.now))
    return html`<p class="govuk-body">It is being replayed: ${replayRead} chronologies so far. This page comes again by itself.</p>`;
  return html`<p class="govuk-body">Nobody has replayed it yet.${pack !== null && hasPrompts(pack) && ' It asks questions, so it cannot be put into force before that.'}</p>`;
}

function draftView(opened: OpenVersion, visit: Visit, current: Pack | undefined): Html {
  const { version, pack } = opened;
  return html`
<h2 class="govuk-heading-m">What is wrong</h2>
${findingsView(version.findings)}
${
  pack !== null &&
  html`<h2 class="govuk-heading-m">What it changes</h2>
<p class="govuk-body">${current === undefined ? 'No pack of this name is in force.' : `Compared with version ${current.version}, which is in force.`}</p>
${changesView(diffRules(current === undefined ? [] : [current], [pack]))}
${pack.overlay.length > 0 && html`<p class="govuk-body">It changes ${pack.overlay.length} rules of other packs: ${pack.overlay.map((each) => ('off' in each ? `${each.off} is switched off, because ${each.because}` : `${each.tighten} within ${each.within}, because ${each.because}`)).join('; ')}</p>`}
${seesReplays(visit.actor) && html`<h2 class="govuk-heading-m">What it would ask of each role</h2>${replayView(opened, visit)}`}`
}`;
}

function pageOf(
  opened: OpenVersion,
  visit: Visit,
  form: DecisionForm = blankForm(decisionForm(visit.today), {}),
): PageReply {
  const { version, yaml } = opened;
  const current = visit.services.engine.rulebook.packs.find(
    ({ pack, status }) => pack === version.pack && status === 'in-force',
  );
  return {
    kind: 'page',
    title: 'Pack',
    heading: version.title ?? version.fileName,
    caption: versionWords(version),
    section: 'rules',
    breadcrumbs: [
      { text: 'Rules', href: rulesRoute.link() },
      { text: 'Packs', href: packsRoute.link() },
      { text: 'Version' },
    ],
    errors: errorList(form),
    refresh: isReplaying(version, visit.now) ? 5 : undefined,
    main: html`${standing(opened)}
${opened.lookBack !== null && lookBackView(opened.lookBack)}
${version.origin === 'upload' && draftView(opened, visit, current)}
${decisionForms(opened, visit, form)}
${yaml !== null && details({ summary: 'The text of the pack', text: html`<pre class="throughline-scroll govuk-body-s" tabindex="0" role="region" aria-label="The text of the pack">${yaml}</pre>` })}`,
  };
}

export const packPage: PageRoute = {
  method: 'GET',
  path: packRoute.path,
  handle: async (visit) => pageOf(await open(visit), visit),
};

const not = (action: string) => problem('NOT_ALLOWED', { action });
const again = (visit: Visit) => packRoute.link({ pack: visit.parameters['pack'] ?? '' });

async function takeStep(opened: OpenVersion, visit: Visit) {
  const { version, pack, state } = opened;
  const form = readForm(decisionForm(visit.today), visit.body);
  if (!form.isComplete) return pageOf(opened, visit, form);
  const refuse = (field: 'words' | 'from' | '', says: string) => pageOf(opened, visit, withError(form, field, says));
  const is = (...states: readonly PackState[]): boolean => states.includes(state);
  switch (form.values.step) {
    case 'approve': {
      const post = approvingPost(opened, visit.actor);
      if (typeof post === 'string') throw not(post);
      if (!is('draft', 'approved')) return refuse('', 'This version can no longer be approved');
      if (version.findings.length > 0 || pack === null)
        return refuse('', 'A pack with something wrong in it cannot be approved');
      const { words } = form.values;
      if (words === undefined) return refuse('words', 'Enter why you approve it');
      const done = await visit.look('pack approved', (access) => approve(access, version.id, { ...post, words }));
      return done
        ? redirect(again(visit), 'You have approved this version')
        : refuse('', 'Your agency has approved it already');
    }
    case 'replay': {
      if (!seesReplays(visit.actor)) throw not('replay a pack');
      if (pack === null || version.findings.length > 0)
        return refuse('', 'A pack with something wrong in it cannot be replayed');
      const begun = await visit.look('pack replayed', (access) => beginReplay(access, version.id));
      const { partnership } = visit.actor;
      if (begun) void visit.goOn(() => replayVersion(visit.services, { partnership }, version.id, pack));
      return redirect(again(visit));
    }
    case 'put-into-force': {
      if (!opened.mayDecide) throw not('put a pack into force');
      if (!is('approved') || version.approvals.length < approvalsNeeded)
        return refuse('', 'It needs two approvals of different agencies first');
      if (pack !== null && hasPrompts(pack) && version.replayedAt === null)
        return refuse('', 'It asks questions. Replay it first');
      const { from } = form.values;
      if (from === undefined) return refuse('from', 'Enter the day from which it is in force');
      const { findings } = checkCandidate(opened.yaml ?? '', visit.services.engine);
      if (findings.length > 0) return refuse('', `It cannot be put into force: ${findings[0]?.says ?? ''}`);
      await visit.look('pack put into force', (access) => putIntoForce(access, version.id, from));
      return redirect(
        again(visit),
        'It is in force from that day. The server takes it up within a minute, and every child is derived again',
      );
    }
    case 'withdraw': {
      if (!opened.mayDecide) throw not('withdraw a pack');
      if (!is('draft', 'approved', 'waiting', 'in-force')) return refuse('', 'This version can no longer be withdrawn');
      const { words } = form.values;
      if (words === undefined) return refuse('words', 'Enter why it is withdrawn');
      await visit.look('pack withdrawn', (access) => withdraw(access, version, words));
      return redirect(again(visit), 'It has been withdrawn. What was in force before counts again');
    }
  }
}

export const packAction: PageRoute = {
  method: 'POST',
  path: packRoute.path,
  handle: async (visit) => takeStep(await open(visit), visit),
};
