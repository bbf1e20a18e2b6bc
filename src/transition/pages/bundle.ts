/** A handover as one file, for a school that does not sign in here: chosen, looked at, made, and its receipt typed in. */
import { z } from 'zod';
import { isProblem, problem } from '../../errors.ts';
import { placeName } from '../../kinds/school-place.ts';
import type { Access } from '../../record/access.ts';
import { bundlesOf } from '../../record/bundles/kept-bundles.ts';
import { identifiersOf, openChild } from '../../record/child.ts';
import { findOrganisation, loadNames, type Organisation } from '../../record/organisations.ts';
import { handoverRoute } from '../../ui/addresses.ts';
import { childIdentity } from '../../ui/child-identity.ts';
import type { ErrorSummaryItem } from '../../ui/components/error-summary.ts';
import { fragment } from '../../ui/href.ts';
import { html } from '../../ui/html.ts';
import { type PageReply, type PageRoute, type Reply, redirect, type Visit } from '../../ui/page-route.ts';
import { bundleLinkRoute, bundleRoute } from '../../ui/transfer-addresses.ts';
import { type BundleContents, bundleContents, makesBundles } from '../bundle/bundle-contents.ts';
import { type AskedBundle, composeBundle, makeBundle } from '../bundle/make-bundle.ts';
import { revokeBundle, typeReceipt } from '../bundle/receive-bundle.ts';
import { isLocationProtected } from '../export/leavers.ts';
import { chooseForm, madeBefore, previewParts, shownOnce, type TypedReceipt } from './bundle-parts.ts';
import { openHandover, type ShownHandover } from './handover.ts';
import { placeOfMove } from './move-words.ts';

const several = <Each extends z.ZodType>(each: Each) =>
  z.preprocess((value) => (value === undefined ? [] : typeof value === 'string' ? [value] : value), z.array(each));

const chosen = z.object({
  part: z.enum(['school', 'safeguarding']),
  entries: several(z.uuid()),
  items: several(z.string().max(60)),
  way: z.enum(['link', 'carried']).default('carried'),
});
const seen = z.object({ seen: z.string().regex(/^\d{1,9}$/u) });
const receipt = z.object({
  bundle: z.uuid(),
  by: z.string().trim().min(1).max(200),
  complete: z.enum(['yes', 'no']),
  words: z
    .string()
    .trim()
    .max(1_000)
    .transform((words) => (words === '' ? null : words)),
});

type Shown = ShownHandover & { readonly sender: Organisation };

/** Throws NOT_FOUND for anybody who does not hand over for the school that the child leaves. */
async function open(visit: Visit, access: Access): Promise<Shown> {
  const shown = await openHandover(visit, await openChild(access, visit.parameters['child'] ?? ''));
  const { organisation } = shown.handover.move.from;
  if (organisation === null || !makesBundles(visit.actor, organisation)) throw problem('NOT_FOUND');
  const sender = await findOrganisation(access, organisation);
  if (sender === undefined) throw problem('NOT_FOUND');
  return { ...shown, sender };
}

const placeIn = ({ child, handover }: Shown) => ({ child: child.id, move: handover.move.id });

async function contentsFor({ child, handover, sender }: Shown): Promise<readonly BundleContents[]> {
  const parts = [
    await bundleContents(child, handover, sender, 'school'),
    await bundleContents(child, handover, sender, 'safeguarding'),
  ];
  return parts.filter((part) => part !== undefined);
}

const frame = async ({ child }: Shown, visit: Visit) =>
  ({
    kind: 'page',
    title: 'Handover as a file',
    section: 'moves',
    identity: childIdentity(child, await identifiersOf(child), visit.today),
  }) as const;

async function show(
  shown: Shown,
  visit: Visit,
  errors: readonly ErrorSummaryItem[] = [],
  {
    typed = {},
    chosen: kept = new Set(),
  }: { readonly typed?: TypedReceipt; readonly chosen?: ReadonlySet<string> } = {},
): Promise<PageReply> {
  const { child, handover, sender, names } = shown;
  const place = placeIn(shown);
  const isProtected = await isLocationProtected(child.access, child.id);
  const contents = isProtected ? [] : await contentsFor(shown);
  const recorded = contents.flatMap(({ entries }) => entries);
  const sayers = await loadNames(
    child.access,
    recorded.map(({ organisation }) => organisation),
    recorded.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  return {
    ...(await frame(shown, visit)),
    back: handoverRoute.link(place),
    errors,
    main: html`
<h1 class="govuk-heading-l">Hand over as a file</h1>
<p class="govuk-body">From ${sender.name} to ${placeName(placeOfMove(handover.move.to), names)}. Use this when the next school does not sign in here: send it by a link and a code, print it or carry it. Who confirms that it came is recorded here.</p>
${
  isProtected
    ? html`<p class="govuk-body"><strong>No bundle can be made.</strong> Where this child is may be known to named people only. Ring the council’s admissions team, who make this transfer.</p>`
    : contents.map((part) => chooseForm(visit, place, part, sayers, kept))
}
${madeBefore(visit, place, await bundlesOf(child, handover.move.id), typed)}`,
  };
}

const faultOf = (error: unknown, id: string): ErrorSummaryItem => {
  if (!isProblem(error) || !['BUNDLE_EMPTY', 'BUNDLE_TOO_LARGE', 'CHANGED_MEANWHILE'].includes(error.code)) throw error;
  return { text: `${error.message} ${error.next}`, href: fragment(id) };
};

async function compose(visit: Visit, shown: Shown): Promise<Reply> {
  const { child, handover, sender, names } = shown;
  const read = chosen.safeParse(visit.body);
  if (!read.success) throw problem('NOT_FOUND');
  const toName = placeName(placeOfMove(handover.move.to), names);
  const asked: AskedBundle = { ...read.data, toName };
  try {
    if (visit.body['step'] === 'preview') {
      const { document } = await composeBundle(child, handover, sender, asked);
      const place = placeIn(shown);
      return {
        ...(await frame(shown, visit)),
        back: bundleRoute.link(place),
        main: previewParts(visit, place, document, asked, child.seen),
      };
    }
    const when = seen.safeParse(visit.body);
    const made = await makeBundle(child, handover, sender, asked, Number(when.data?.seen ?? -1));
    if (made.way === 'carried')
      return { kind: 'download', fileName: made.fileName, contentType: 'application/zip', body: Buffer.from(made.zip) };
    const address = `${visit.signIn.publicAddress}${bundleLinkRoute.link({ token: made.secret }).toString()}`;
    return { ...(await frame(shown, visit)), main: shownOnce(address, made.code, made.until, placeIn(shown)) };
  } catch (error) {
    return show(shown, visit, [faultOf(error, `entries-${asked.part}`)], {
      chosen: new Set([...asked.entries, ...asked.items]),
    });
  }
}

const typedIn = (body: Visit['body']): TypedReceipt =>
  Object.fromEntries(
    (['bundle', 'by', 'complete', 'words'] as const).flatMap((name) => {
      const value = body[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

async function answer(visit: Visit, shown: Shown): Promise<Reply> {
  const { child, handover } = shown;
  const read = receipt.safeParse(visit.body);
  const isMissing = read.success && read.data.complete === 'no' && read.data.words === null;
  if (!read.success || isMissing) {
    const id = String(visit.body['bundle']);
    const text = isMissing
      ? 'Enter what is missing or cannot be read'
      : 'Enter who confirmed it, and select whether it is complete';
    const faulty = isMissing ? 'words' : 'by';
    return show(shown, visit, [{ text, href: fragment(`${faulty}-${id}`) }], {
      typed: { ...typedIn(visit.body), fault: { in: faulty, text } },
    });
  }
  const { bundle, by, complete, words } = read.data;
  await typeReceipt(child, handover.move.id, bundle, { by, isComplete: complete === 'yes', words });
  return redirect(bundleRoute.link(placeIn(shown)), 'The receipt is recorded');
}

async function withdraw(visit: Visit, shown: Shown): Promise<Reply> {
  const id = visit.body['bundle'];
  await revokeBundle(shown.child, shown.handover.move.id, typeof id === 'string' ? id : '');
  return redirect(bundleRoute.link(placeIn(shown)), 'The bundle is withdrawn');
}

export const bundlePage: PageRoute = {
  method: 'GET',
  path: bundleRoute.path,
  handle: (visit) => visit.look('handover as a file', async (access) => show(await open(visit, access), visit)),
};

export const bundleAction: PageRoute = {
  method: 'POST',
  path: bundleRoute.path,
  handle: (visit) =>
    visit.look('handover as a file', async (access): Promise<Reply> => {
      const shown = await open(visit, access);
      switch (visit.body['step']) {
        case 'receipt':
          return answer(visit, shown);
        case 'withdraw':
          return withdraw(visit, shown);
        default:
          return compose(visit, shown);
      }
    }),
};
