/** What a page is to the server: its address, what it answers, and what it is told of the visit. */
import type { Access, RecordServices } from '../record/access.ts';
import type { Actor } from '../record/actor.ts';
import type { WayToProve } from '../record/sign-in/sessions.ts';
import type { From, SignInParts } from '../record/sign-in/sign-in-parts.ts';
import type { Breadcrumb } from './components/breadcrumbs.ts';
import type { ErrorSummaryItem } from './components/error-summary.ts';
import type { PostedBody } from './form.ts';
import type { Href } from './href.ts';
import type { Content, Html } from './html.ts';

/** A file that came with a form, lying on disk until the visit and what it started are over. */
export type UploadedFile = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Buffer;
};

export type VisitSession = {
  /** What it is called in lists and forms; it opens nothing. */
  readonly id: string;
  readonly by: WayToProve;
  readonly from: From;
  /** The visitor has just proved again who they are: the cookie that the reply has to change. */
  readonly renew: (by: WayToProve) => Promise<CookieChange>;
};

/** One request of somebody who is signed in. */
export type Visit = {
  readonly actor: Actor;
  /** Named parts of the address. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The first value of each name after the question mark. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: PostedBody;
  /** For routes that take a file. */
  readonly file: UploadedFile | undefined;
  /** What is wrong with the file that came, on routes that keep what was typed beside it. */
  readonly fileFault: string | undefined;
  /** Goes into every form of the page. */
  readonly formToken: string;
  readonly now: Temporal.Instant;
  /** In Europe/London. */
  readonly today: Temporal.PlainDate;
  readonly services: RecordServices;
  /** How the visitor came in. */
  readonly session: VisitSession;
  readonly signIn: SignInParts;
  /** Opens the door to the record for this person. `shownIn` is the kind of page, for the disclosure log. */
  readonly look: <Result>(shownIn: string, work: (access: Access) => Promise<Result>) => Promise<Result>;
  /** Goes on after the reply; errors are logged. Resolves when it is done, so that a page may wait a little for it. */
  readonly goOn: (work: () => Promise<void>) => Promise<void>;
};

/** What a browser keeps: who is signed in, that it is known, how far signing in has come, and a page opened by link (`page`). */
export type CookieName = 'session' | 'device' | 'sign-in-step' | 'employer-step' | 'page';

export type CookieChange = {
  readonly name: CookieName;
  /** Null takes it away. */
  readonly value: string | null;
  /** How long it is kept. */
  readonly seconds: number;
};

export type PageReply = {
  readonly kind: 'page';
  /** 200 unless given. */
  readonly status?: number | undefined;
  /** Fits every child: titles stay in the history of a shared browser. */
  readonly title: string;
  readonly heading?: Content | undefined;
  readonly caption?: Content | undefined;
  readonly back?: Href | undefined;
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined;
  readonly identity?: Html | undefined;
  readonly errors?: readonly ErrorSummaryItem[] | undefined;
  readonly main: Html;
  /** Which part of the navigation this page belongs to. */
  readonly section?: string | undefined;
  /** Seconds after which a browser asks for the page again, while something long goes on. */
  readonly refresh?: number | undefined;
  /** Passkeys need a script of their own. */
  readonly usesPasskeys?: boolean | undefined;
  /** So do forms that keep a draft of what is typed by themselves. */
  readonly keepsDraft?: boolean | undefined;
  /** A part of it is filled in by a script, from another page. */
  readonly loadsLater?: boolean | undefined;
  /** So does a slider over days. */
  readonly hasSlider?: boolean | undefined;
  readonly cookies?: readonly CookieChange[] | undefined;
  /** For somebody without an account: neutral names and no navigation; for a child or a family, a way out as well. */
  readonly forGuest?: 'family' | 'office';
};

export type RedirectReply = {
  readonly kind: 'redirect';
  readonly to: Href;
  /** Says on the next page what has been done. Never names a child. */
  readonly notice?: string | undefined;
  readonly cookies?: readonly CookieChange[] | undefined;
  /** A session has ended: the browser forgets what it kept of the pages before. */
  readonly forgets?: boolean | undefined;
};

export type DownloadReply = {
  readonly kind: 'download';
  readonly fileName: string;
  readonly contentType: string;
  readonly body: string | Buffer;
};

/** What a form has sent by itself is kept; the person goes on typing. */
export type SavedReply = { readonly kind: 'saved' };

export type Reply = PageReply | RedirectReply | DownloadReply | SavedReply;

export type PageRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The name of the field that holds a file, when the form brings one. */
  readonly takesFile?: string;
  /**
   * For what is sensitive: in words after "You are about to", what this does. Whoever has not proved within ten minutes
   * who they are does that first, and what they typed waits for them.
   */
  readonly asksForProof?: string;
  /** The file is one beside a form that somebody filled in: when it is too large, the form is answered all the same. */
  readonly takesAttachment?: true;
  readonly handle: (visit: Visit) => Promise<Reply>;
};

export type NavigationEntry = {
  readonly section: string;
  readonly text: string;
  readonly href: Href;
  readonly isFor: (actor: Actor) => boolean;
};

export const saved: SavedReply = { kind: 'saved' };

export const redirect = (to: Href, notice?: string): RedirectReply => ({ kind: 'redirect', to, notice });
