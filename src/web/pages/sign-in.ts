/** Signing in. In a demo anybody may sign in as one of its people; elsewhere that page does not exist. */
import type { FastifyInstance } from 'fastify';
import { problem } from '../../errors.ts';
import { type Role, roles } from '../../kinds/vocabulary.ts';
import { homeRoute, signInRoute, signOutRoute } from '../../ui/addresses.ts';
import { button } from '../../ui/components/button.ts';
import { hiddenField } from '../../ui/components/form-element.ts';
import { insetText } from '../../ui/components/inset-text.ts';
import { checkedHref } from '../../ui/href.ts';
import { type Html, html } from '../../ui/html.ts';
import type { PageReply } from '../../ui/page-route.ts';
import { comesFromHere } from '../same-origin.ts';
import { cookieName, type ShowOpenPage } from '../server.ts';
import type { Sessions } from '../session.ts';

export type DemoPerson = {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** What is worth looking at as this person. */
  readonly why: string;
};

export type SignInParts = {
  /** The people of the demo, or null outside a demo. */
  readonly demo: readonly DemoPerson[] | null;
  readonly sessions: Sessions;
  readonly isSecure: boolean;
  readonly sessionHours: number;
};

/** What the address of the page says: where to go afterwards, and whether something that was sent has been lost. */
type Asked = { readonly back: string; readonly lost: boolean };

const groups: readonly { readonly title: string; readonly roles: readonly Role[] }[] = [
  {
    title: 'Secondary and primary schools',
    roles: [
      'dsl',
      'senco',
      'headteacher',
      'head-of-year',
      'class-teacher',
      'data-manager',
      'designated-teacher',
      'first-aid-lead',
    ],
  },
  {
    title: 'Council',
    roles: [
      'admissions-officer',
      'children-missing-education-officer',
      'special-needs-officer',
      'matching-officer',
      'front-door-worker',
      'social-worker',
      'team-manager',
      'service-manager',
      'director-childrens-services',
      'independent-reviewing-officer',
      'virtual-school-head',
      'placements-officer',
      'family-help-lead',
    ],
  },
  {
    title: 'Health',
    roles: [
      'camhs-clinician',
      'ward-clinician',
      'icb-commissioner',
      'general-practitioner',
      'health-visitor',
      'school-nurse',
    ],
  },
  {
    title: 'Police, providers and voluntary sector',
    roles: ['police-officer', 'provider-manager', 'voluntary-worker'],
  },
  {
    title: 'Partnership',
    roles: ['partnership-officer', 'policy-officer', 'data-protection-officer', 'administrator'],
  },
];

const groupOf = (person: DemoPerson): string =>
  groups.find((group) => person.roles.some((role) => group.roles.includes(role)))?.title ?? 'Others';

const personRow = (person: DemoPerson, back: string): Html => html`
<li class="throughline-person">
  <form action="${signInRoute.link()}" method="post">
    ${hiddenField('person', person.id)}${hiddenField('back', back)}
    <h3 class="govuk-heading-s govuk-!-margin-bottom-0">${person.name}</h3>
    <p class="govuk-body-s govuk-!-margin-bottom-1">${person.roles.map((role) => roles[role]).join(', ')}, ${person.organisation}</p>
    <p class="govuk-body-s">${person.why}</p>
    ${button({ text: html`Sign in<span class="govuk-visually-hidden"> as ${person.name}</span>`, look: 'secondary', classes: 'govuk-!-margin-bottom-0' })}
  </form>
</li>`;

/** For somebody whom the product has sent here: what has happened, and what comes next. */
function whyHere({ back, lost }: Asked): Html | undefined {
  if (lost) {
    return insetText({
      text: 'You are no longer signed in. What you sent has not been saved. Sign in, then enter it again.',
    });
  }
  return back === '' || back === homeRoute.link().toString()
    ? undefined
    : insetText({ text: 'Sign in to continue. You will come back to the page you asked for.' });
}

function demoPage(people: readonly DemoPerson[], asked: Asked): PageReply {
  const titles = [...groups.map(({ title }) => title), 'Others'].filter((title) =>
    people.some((person) => groupOf(person) === title),
  );
  return {
    kind: 'page',
    title: 'Sign in',
    heading: 'Who do you want to be?',
    main: html`
${whyHere(asked)}
<p class="govuk-body">This is a demonstration. Choose one of its people to see what they see. All of them, and all children, are fictional.</p>
${titles.map(
  (title) =>
    html`<h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list throughline-people">${people.filter((person) => groupOf(person) === title).map((person) => personRow(person, asked.back))}</ul>`,
)}`,
  };
}

const livePage = (asked: Asked): PageReply => ({
  kind: 'page',
  title: 'Sign in',
  heading: 'Sign in',
  main: html`${whyHere(asked)}<p class="govuk-body">No way to sign in has been set up here yet. Ring your administrator.</p>`,
});

const signOutPage: PageReply = {
  kind: 'page',
  title: 'Sign out',
  heading: 'Sign out?',
  main: html`<form action="${signOutRoute.link()}" method="post">${button({ text: 'Sign out' })}</form>
<p class="govuk-body"><a class="govuk-link" href="${homeRoute.link()}">Stay signed in</a></p>`,
};

const textIn = (body: unknown, name: string): string => {
  const value =
    typeof body === 'object' && body !== null && Object.hasOwn(body, name)
      ? (body as Readonly<Record<string, unknown>>)[name]
      : '';
  return typeof value === 'string' ? value : '';
};

/** Where to go after signing in: only to an address of ours. */
const destination = (back: string) => (back.startsWith('/') ? checkedHref(back) : undefined) ?? homeRoute.link();

export const signInRoutes =
  ({ demo, sessions, isSecure, sessionHours }: SignInParts) =>
  (server: FastifyInstance, show: ShowOpenPage): void => {
    const name = cookieName(isSecure);
    const cookie = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' } as const;

    server.get(signInRoute.path, (request, response) => {
      const asked = { back: textIn(request.query, 'back'), lost: textIn(request.query, 'lost') === 'yes' };
      return show(request, response, demo === null ? livePage(asked) : demoPage(demo, asked));
    });

    server.post(signInRoute.path, async (request, response) => {
      const person = demo?.find(({ id }) => id === textIn(request.body, 'person'));
      if (person === undefined) throw problem('NOT_FOUND');
      if (!comesFromHere(request.headers, request.host)) throw problem('FORM_EXPIRED');
      const before = request.cookies[name];
      if (before !== undefined) await sessions.end(before);
      response.setCookie(name, await sessions.start(person.id), { ...cookie, maxAge: sessionHours * 3_600 });
      return show(request, response, { kind: 'redirect', to: destination(textIn(request.body, 'back')) });
    });

    server.get(signOutRoute.path, (request, response) => show(request, response, signOutPage));

    server.post(signOutRoute.path, async (request, response) => {
      if (!comesFromHere(request.headers, request.host)) throw problem('FORM_EXPIRED');
      const id = request.cookies[name];
      if (id !== undefined) await sessions.end(id);
      response.clearCookie(name, cookie);
      return response.redirect(signInRoute.link().toString(), 303);
    });
  };
