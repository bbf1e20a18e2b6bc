import type { PageAssets } from './assets/assets.ts';
import { attributes } from './attributes.ts';
import { backLink } from './components/back-link.ts';
import { type Breadcrumb, breadcrumbs } from './components/breadcrumbs.ts';
import { type ErrorSummaryItem, errorSummary } from './components/error-summary.ts';
import { type ExitThisPageOptions, exitAddress, exitThisPage } from './components/exit-this-page.ts';
import { type FooterMeta, footer } from './components/footer.ts';
import { genericHeader } from './components/generic-header.ts';
import type { Sparse } from './components/options.ts';
import { type PhaseBannerOptions, phaseBanner } from './components/phase-banner.ts';
import { type ServiceNavigationItem, serviceNavigation } from './components/service-navigation.ts';
import { skipLink } from './components/skip-link.ts';
import { fragment, type Href } from './href.ts';
import { type Content, type Html, html } from './html.ts';

export type Viewer = {
  readonly name: string;
  readonly organisation?: string | undefined;
  /** How this person signs in, and where. */
  readonly ownSignIn?: Href | undefined;
  /** The page that asks whether to sign out. */
  readonly signOut: Href;
};

type Way =
  | { readonly back?: Href | undefined; readonly breadcrumbs?: undefined }
  | { readonly back?: undefined; readonly breadcrumbs?: readonly Breadcrumb[] | undefined };

export type PageOptions = Way & {
  /** What the page is for, in words that fit every child: a title stays in the history of a shared browser. */
  readonly title: string;
  /** The h1, where the content does not bring its own. May name the child. */
  readonly heading?: Content | undefined;
  /** Small print above the heading. */
  readonly caption?: Content | undefined;
  /** Whose service it is, such as the name of the partnership. */
  readonly serviceName: string;
  readonly serviceUrl?: Href | undefined;
  /** Default "Throughline". A page for families may carry a neutral name. */
  readonly productName?: string | undefined;
  readonly navigation: Sparse<ServiceNavigationItem>;
  readonly viewer?: Viewer | undefined;
  readonly phase?: PhaseBannerOptions | undefined;
  /** Whose record this is: an identity bar. */
  readonly identity?: Html | undefined;
  /** A way out for someone who must not be seen with this page. */
  readonly exit?: ExitThisPageOptions | undefined;
  readonly errors?: readonly ErrorSummaryItem[] | undefined;
  /** Something that has happened: a notification banner. */
  readonly notice?: Html | undefined;
  readonly main: Html;
  readonly footer?: FooterMeta | undefined;
  readonly assets: PageAssets;
  /** Scripts of this page alone: modules. */
  readonly scripts?: readonly Href[] | undefined;
  /** For a content security policy that asks for one. */
  readonly nonce?: string | undefined;
};

/** A whole page. Works without JavaScript; holds no inline script or style. */
export function page(options: PageOptions): Html {
  const { assets, nonce } = options;
  return html`<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
  <meta charset="utf-8">
  <title>${pageTitle(options)}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="theme-color" content="#1d70b8">
  <link rel="icon" href="${assets.icon}" type="image/svg+xml">
  ${assets.stylesheets.map((href) => html`<link rel="stylesheet" href="${href}">`)}
  <script type="module" src="${assets.start}"${attributes({ nonce })}></script>
  ${(options.scripts ?? []).map((src) => html`<script type="module" src="${src}"${attributes({ nonce })}></script>`)}
</head>
<body class="govuk-template__body">
<script src="${assets.mark}"${attributes({ nonce })}></script>
${skipLink({ text: 'Skip to main content', href: fragment('main-content') })}
<header class="govuk-template__header">
${options.exit && leaveLink(options.exit)}
${genericHeader({ logo: options.productName ?? 'Throughline', end: options.viewer && viewerLine(options.viewer) })}
${options.serviceName !== options.productName && topNavigation(options)}
${options.phase && phaseBanner(options.phase)}
</header>
${options.identity}
<div class="govuk-width-container">
${options.back && html`<nav aria-label="Previous page">${backLink({ href: options.back })}</nav>`}
${options.breadcrumbs && breadcrumbs({ items: options.breadcrumbs, collapseOnMobile: true })}
${options.exit && wayOut(options.exit)}
<main class="govuk-main-wrapper" id="main-content">
${(options.errors ?? []).length > 0 && column(errorSummary({ errorList: options.errors }))}
${options.notice && column(options.notice)}
${pageHeading(options)}
${options.main}
</main>
</div>
<footer class="govuk-template__footer">${footer({ meta: options.footer })}</footer>
</body>
</html>
`;
}

/** Two thirds of the page: lines that can be read without moving the head. */
const column = (content: Html): Html =>
  html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${content}</div></div>`;

/** "Error: Add a concern – Fictional Partnership – Throughline" */
function pageTitle({ title, serviceName, productName = 'Throughline', errors = [] }: PageOptions): string {
  const parts = new Set([title, serviceName, productName]);
  return `${errors.length > 0 ? 'Error: ' : ''}${[...parts].join(' – ')}`;
}

function pageHeading({ heading, caption }: PageOptions): Html | undefined {
  if (!heading) return undefined;
  return html`<h1 class="govuk-heading-l">${caption && html`<span class="govuk-caption-l">${caption}</span> `}${heading}</h1>`;
}

const topNavigation = ({ serviceName, serviceUrl, navigation }: PageOptions): Html =>
  serviceNavigation({ serviceName, serviceUrl, navigation });

const viewerLine = ({ name, organisation, ownSignIn, signOut }: Viewer): Html =>
  html`<span class="govuk-visually-hidden">Signed in as </span>${name}${organisation && `, ${organisation}`} ${ownSignIn && html`<a class="govuk-link govuk-link--inverse" href="${ownSignIn}">Your sign-in</a> `}<a class="govuk-link govuk-link--inverse" href="${signOut}">Sign out</a>`;

/** The way out as a landmark of its own. It has to stay a neighbour of the content to stay in view when scrolling. */
const wayOut = (exit: ExitThisPageOptions): Html =>
  exitThisPage({ ...exit, attributes: { role: 'region', 'aria-label': 'Leave this page', ...exit.attributes } });

/** The way out again as the second thing that a keyboard reaches. */
const leaveLink = ({ redirectUrl }: ExitThisPageOptions): Html =>
  skipLink({
    text: 'Exit this page',
    href: redirectUrl ?? exitAddress,
    classes: 'govuk-js-exit-this-page-skiplink',
    attributes: { rel: 'nofollow noreferrer' },
  });
