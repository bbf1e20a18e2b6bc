/** A pack of a few rules, and bringing it in over HTTP as the form does. */
import { createHash } from 'node:crypto';
import { tokenName } from '../src/ui/components/form-element.ts';
import { type Browser, form, ownPages, type TestApp } from './app.ts';

type Started = Pick<TestApp, 'request' | 'databases'>;

/** The token of somebody's forms, also of somebody to whom no page shows the form. */
async function tokenOf({ databases }: Started, { cookie }: Browser): Promise<string> {
  const id = decodeURIComponent(/(?:^|; )(?:__Host-)?session=([^;]+)/u.exec(cookie)?.[1] ?? '');
  const { form_token } = await databases.app.kysely
    .selectFrom('session')
    .select('form_token')
    .where('id_hash', '=', createHash('sha256').update(id).digest())
    .executeTakeFirstOrThrow();
  return form_token;
}

/** Sends a form as one of our own pages would, whether or not such a page is shown to that person. */
export async function sendForm(
  started: Started,
  browser: Browser,
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: string }> {
  const sent = form({ ...fields, [tokenName]: await tokenOf(started, browser) });
  const response = await started.request({
    method: 'POST',
    url,
    ...sent,
    headers: { ...sent.headers, cookie: browser.cookie },
  });
  return { status: response.statusCode, body: response.body };
}

type Written = {
  readonly name?: string;
  readonly version?: string;
  readonly within?: string;
  readonly prompt?: boolean;
};

const example = (title: string, asOf: string, state: string): string => `
      - title: ${title}
        entries: [{ kind: concern.recorded, happened: "2026-09-21", by: old-school, data: { what: x } }]
        asOf: "${asOf}"
        expect: { state: ${state} }`;

/** Right in every way: one duty about a concern, and a question when asked for. */
export const packYaml = ({
  name = 'wyeshire/concerns',
  version = '1',
  within = '2 days',
  prompt = false,
}: Written = {}): string => `pack: ${name}
title: Concerns in Wyeshire
version: "${version}"
status: draft
sources: { agreement: { title: Agreement of the partnership, edition: 2026 edition } }
exampleWorld: { schools: { old-school: no calendar } }
rules:
  - duty: look-into-concern
    title: Look into a concern
    basis: local-policy
    source: { ref: agreement, at: page 1 }
    verified: yes
    compartment: safeguarding
    when: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    due: { within: ${within}, after: trigger }
    done: { entry: note.recorded, happened: after trigger }
    examples:${example('It is open on the day', '2026-09-21', 'open')}${example('It is overdue a month later', '2026-10-21', 'overdue')}
${
  prompt
    ? `  - prompt: concern-again-here
    title: A concern
    basis: local-policy
    source: { ref: agreement, at: page 2 }
    verified: no
    compartment: safeguarding
    question: Who will ask?
    raised: { entry: concern.recorded }
    owner: { role: dsl, of: recorder }
    closedBy: [dsl]
    examples:${example('It is asked', '2026-09-21', 'open')}
      - title: Nothing is asked without one
        entries: [{ kind: note.recorded, happened: "2026-09-21", by: old-school, data: { text: x } }]
        asOf: "2026-09-21"
        expect: nothing
`
    : ''
}`;

/** Sends a file as the form of a page would. */
export async function sendFile(
  started: Started,
  browser: Browser,
  url: string,
  { content, name }: { readonly content: string | Buffer; readonly name: string },
) {
  const data = new FormData();
  data.set(tokenName, await tokenOf(started, browser));
  data.set('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
  const sent = new Response(data);
  return started.request({
    method: 'POST',
    url,
    headers: { ...ownPages, cookie: browser.cookie, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
}

/** Returns the address of what was kept, or the status when it was refused. */
export async function bringIn(
  started: Started,
  browser: Browser,
  content: string | Buffer,
  fileName = 'pack.yaml',
): Promise<string> {
  const response = await sendFile(started, browser, '/rules/packs', { content, name: fileName });
  return response.headers.location ?? String(response.statusCode);
}
