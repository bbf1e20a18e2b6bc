/** Who is about to do something sensitive proves once more who they are; what they typed waits for them. */
import { keepForm } from '../../record/sign-in/kept-forms.ts';
import type { SignedIn } from '../../record/sign-in/sessions.ts';
import type { SignInParts } from '../../record/sign-in/sign-in-parts.ts';
import { proveRoute } from '../../ui/addresses.ts';
import { tokenName } from '../../ui/components/form-element.ts';
import type { PostedBody } from '../../ui/form.ts';
import type { PageRoute, RedirectReply } from '../../ui/page-route.ts';

/** How long a proof counts. */
export const provedMinutes = 10;

export const isProvedNow = ({ provedAt }: Pick<SignedIn, 'provedAt'>, now: Temporal.Instant): boolean =>
  provedAt !== null && provedAt.until(now).total('minutes') < provedMinutes;

/** Passwords do not wait in the database, nor the token, which the form gets anew. */
const isKept = (name: string): boolean => name !== tokenName && !/password$/iu.test(name);

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter((one) => typeof one === 'string');

type Asked = { readonly address: string; readonly body: PostedBody };

/** The way to the proof, or undefined when none is needed or one was given a short while ago. */
export async function proofFirst(
  parts: SignInParts,
  { method, asksForProof }: PageRoute,
  signedIn: SignedIn,
  { address, body }: Asked,
): Promise<RedirectReply | undefined> {
  if (asksForProof === undefined || isProvedNow(signedIn, parts.services.clock.now())) return undefined;
  if (method === 'GET') return { kind: 'redirect', to: proveRoute.link({}, { back: address }) };
  const fields = Object.entries(body)
    .filter(([name]) => isKept(name))
    .map(([name, value]) => [name, texts(value)] as const);
  const form = await keepForm(parts, signedIn.session, { address, about: asksForProof, fields });
  return { kind: 'redirect', to: proveRoute.link({}, { form }) };
}
