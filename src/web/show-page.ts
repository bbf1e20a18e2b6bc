/** Puts a page into its frame: navigation, who is signed in, what has just been done. */
import type { Actor } from '../record/actor.ts';
import { guidesRoute, homeRoute, ownSignInRoute, practiseRoute, signOutRoute } from '../ui/addresses.ts';
import type { PageAssets } from '../ui/assets/assets.ts';
import { notificationBanner } from '../ui/components/notification-banner.ts';
import { type Html, html } from '../ui/html.ts';
import { page } from '../ui/page.ts';
import type { NavigationEntry, PageReply } from '../ui/page-route.ts';

export type Frame = {
  readonly serviceName: string;
  readonly isDemo: boolean;
  readonly assets: PageAssets;
  readonly navigation: readonly NavigationEntry[];
};

export type Seen = { readonly actor: Actor | undefined; readonly notice: string | undefined };

const demoBanner = {
  tag: { text: 'Demo' },
  text: 'This is a demonstration. All people, schools and places in it are fictional.',
} as const;

const footer = {
  visuallyHiddenTitle: 'Help',
  items: [
    { text: 'Guides', href: guidesRoute.link() },
    { text: 'Practise', href: practiseRoute.link() },
  ],
} as const;

const organisationOf = (actor: Actor): string | undefined => {
  const names = new Set(actor.posts.map((held) => held.organisationName));
  return names.size === 0 ? undefined : [...names].join(' and ');
};

type Guest = NonNullable<PageReply['forGuest']>;

/** Neutral names: whoever looks over the shoulder, or into the history of the browser, learns nothing from them. */
const guestNames: Readonly<Record<Guest, string>> = { family: 'Your page', office: 'A file for your school' };

const guestPage = (guest: Guest, { title, heading, back, errors, main }: PageReply, { isDemo, assets }: Frame): Html =>
  page({
    title,
    heading,
    back,
    errors,
    main,
    assets,
    productName: guestNames[guest],
    serviceName: guestNames[guest],
    navigation: [],
    phase: isDemo ? demoBanner : undefined,
    exit: guest === 'family' ? {} : undefined,
  });

export function showPage(reply: PageReply, { actor, notice }: Seen, frame: Frame): Html {
  if (reply.forGuest !== undefined) return guestPage(reply.forGuest, reply, frame);
  const navigation = actor === undefined ? [] : frame.navigation.filter((entry) => entry.isFor(actor));
  return page({
    title: reply.title,
    heading: reply.heading,
    caption: reply.caption,
    ...(reply.back === undefined ? { breadcrumbs: reply.breadcrumbs } : { back: reply.back }),
    serviceName: frame.serviceName,
    serviceUrl: homeRoute.link(),
    navigation: navigation.map(({ section, text, href }) => ({ text, href, active: section === reply.section })),
    viewer:
      actor === undefined
        ? undefined
        : {
            name: actor.name,
            organisation: organisationOf(actor),
            ownSignIn: ownSignInRoute.link(),
            signOut: signOutRoute.link(),
          },
    phase: frame.isDemo ? demoBanner : undefined,
    footer: actor === undefined ? undefined : footer,
    identity: reply.identity,
    errors: reply.errors,
    notice:
      notice === undefined
        ? undefined
        : notificationBanner({
            type: 'success',
            text: html`<p class="govuk-notification-banner__heading">${notice}</p>`,
          }),
    main: reply.main,
    scripts: [
      ...(reply.usesPasskeys === true ? [frame.assets.passkey] : []),
      ...(reply.keepsDraft === true ? [frame.assets.autosave] : []),
      ...(reply.loadsLater === true ? [frame.assets.loadLater] : []),
      ...(reply.hasSlider === true ? [frame.assets.days] : []),
    ],
    assets: frame.assets,
  });
}
