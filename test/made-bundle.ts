/** A bundle of the child of the small partnership, made on the pages: what may be chosen is chosen. */
import { type Browser, type TestApp, testApp } from './app.ts';
import { confirmedMove } from './decided-move.ts';
import { asSystemAppend, ids, people } from './small-partnership.ts';

const day = Temporal.PlainDate.from('2026-10-01');

export type Bundling = { readonly app: TestApp; readonly move: string; readonly url: string };

/** A confirmed move, a note that anybody of the school may read, and one about safeguarding. */
export async function bundling(t: Parameters<typeof testApp>[0]): Promise<Bundling> {
  const app = await testApp(t);
  const move = await confirmedMove(app);
  const note = (compartment: 'general' | 'safeguarding', text: string) => ({
    organisation: ids.primary,
    recordedBy: people.primaryDsl.id,
    kind: 'observation.recorded',
    happened: { day },
    data: { fact: 'resilient', certainty: 'observed', said: text },
    compartment,
  });
  const entries = [note('general', 'Likes to draw before maths'), note('safeguarding', 'Came without a coat')];
  await asSystemAppend(app.services, [{ subject: ids.child, isNew: false, entries }]);
  return { app, move, url: `/children/${ids.child}/moves/${move}/bundle` };
}

export const choices = (body: string, name: string, part: string): readonly string[] =>
  [...body.matchAll(new RegExp(`<input[^>]*id="${name}-${part}[^>]*>`, 'gu'))].flatMap(
    ([tag]) => /value="([^"]+)"/u.exec(tag)?.[1] ?? [],
  );

export async function makeOnPages(
  browser: Browser,
  url: string,
  {
    part,
    items = [],
    way = 'carried',
  }: { readonly part: string; readonly items?: readonly string[]; readonly way?: string },
) {
  const { body } = await browser.get(url);
  const entries = choices(body, 'entries', part);
  const chosen = { part, entries: [...entries], items: [...items] };
  const preview = await browser.post(url, { step: 'preview', ...chosen });
  const seen = /name="seen" value="(\d+)"/u.exec(preview.body)?.[1] ?? '';
  return { preview, made: await browser.post(url, { step: 'make', seen, way, ...chosen }) };
}
