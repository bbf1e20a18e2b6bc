import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Href, safeHref } from '../href.ts';
import { withoutFontsAndCrest, withoutSourceMap } from './stylesheet.ts';

/** A static file, ready to be sent. Its path holds a hash of its content, so a browser may keep it for ever. */
export type Asset = {
  readonly name: string;
  /** "/assets/<hash>/<name>" */
  readonly path: string;
  readonly href: Href;
  readonly contentType: string;
  readonly body: Buffer;
};

/** What every page refers to. */
export type PageAssets = {
  readonly icon: Href;
  readonly stylesheets: readonly Href[];
  /** Tells the stylesheets, before anything is drawn, that there is JavaScript. */
  readonly mark: Href;
  /** Starts the behaviour of GOV.UK Frontend's components. A module. */
  readonly start: Href;
  /** Asks for a passkey. Only on pages that use them. A module. */
  readonly passkey: Href;
  /** Keeps a draft of what is typed. Only on pages with a form that does. A module. */
  readonly autosave: Href;
  /** Fills in a part that another page makes. Only on pages that have one. A module. */
  readonly loadLater: Href;
  /** Says the date of a slider over days. Only on pages that have one. A module. */
  readonly days: Href;
};

export type Assets = {
  /** Every file by its path. The server serves these and nothing else. */
  readonly files: ReadonlyMap<string, Asset>;
  readonly page: PageAssets;
};

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const { resolve } = createRequire(import.meta.url);
const ours = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const theirs = (file: string): string => readFileSync(resolve(file), 'utf8');

function asset(name: string, content: string): Asset {
  const body = Buffer.from(content);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const path = `/assets/${hash}/${name}`;
  const contentType = contentTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return { name, path, href: safeHref(path), contentType, body };
}

/**
 * Reads the static files, once, when the server starts.
 *
 * Bytes of a page, as they are and with brotli: stylesheets 238 000 and 24 000, scripts 47 000 and 10 300. A test keeps
 * the scripts under 50 000. MOJ Frontend gives its stylesheet and icons only: its JavaScript
 * is 71 000 more and wants moment.
 */
export function loadAssets(): Assets {
  const files = new Map<string, Asset>();
  const add = (name: string, content: string): Asset => {
    const made = asset(name, content);
    files.set(made.path, made);
    return made;
  };
  const icons = (css: string): string =>
    css.replaceAll(/url\(\/assets\/images\/([a-z-]+\.svg)\)/g, (_, name: string) => {
      return `url(${add(name, theirs(`@ministryofjustice/frontend/moj/assets/images/${name}`)).path})`;
    });

  const govuk = add(
    'govuk-frontend.min.css',
    withoutFontsAndCrest(theirs('govuk-frontend/dist/govuk/govuk-frontend.min.css')),
  );
  const moj = add(
    'moj-frontend.min.css',
    icons(withoutFontsAndCrest(theirs('@ministryofjustice/frontend/moj/moj-frontend.min.css'))),
  );
  const throughline = add('throughline.css', ours('./throughline.css'));
  const behaviour = add(
    'govuk-frontend.min.js',
    withoutSourceMap(theirs('govuk-frontend/dist/govuk/govuk-frontend.min.js')),
  );
  return {
    files,
    page: {
      icon: add('throughline.svg', ours('./throughline.svg')).href,
      stylesheets: [govuk.href, moj.href, throughline.href],
      mark: add('mark.js', ours('./mark.js')).href,
      passkey: add('passkey.js', ours('./passkey.js')).href,
      autosave: add('autosave.js', ours('./autosave.js')).href,
      loadLater: add('load-later.js', ours('./load-later.js')).href,
      days: add('days.js', ours('./days.js')).href,
      start: add('start.js', ours('./start.js').replace('./govuk-frontend.min.js', behaviour.path)).href,
    },
  };
}
