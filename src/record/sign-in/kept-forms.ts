/** Forms that wait, sealed and for a short while, until the person who sent them has proved again who they are. */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { isId } from '../id.ts';
import { asSystem } from '../system.ts';
import type { SignInParts } from './sign-in-parts.ts';

const minutes = 20;

const content = z.object({
  /** Where it was sent. */
  address: z.string(),
  /** In words after "You are about to". */
  about: z.string(),
  fields: z.array(z.tuple([z.string(), z.array(z.string())])),
});
export type KeptForm = {
  readonly address: string;
  readonly about: string;
  readonly fields: readonly (readonly [name: string, values: readonly string[]])[];
};

const purpose = (session: string): string => `form of ${session}`;

/** Returns its id. */
export async function keepForm(
  { services, partnership, secret }: SignInParts,
  session: string,
  form: KeptForm,
): Promise<string> {
  const id = randomUUIDv7();
  await asSystem(services, { partnership }, ({ transaction, now }) =>
    transaction
      .insertInto('kept_form')
      .values({
        partnership_id: partnership,
        id,
        session_id: session,
        sealed_form: secret.seal(purpose(session), JSON.stringify(form)),
        ends_at: now.add({ minutes }),
      })
      .execute(),
  );
  return id;
}

/** The form as it was sent, as long as it waits, for the session that sent it and no other. */
export async function keptForm(
  { services, partnership, secret }: SignInParts,
  session: string,
  id: string,
): Promise<KeptForm | undefined> {
  if (!isId(id)) return undefined;
  const row = await asSystem(services, { partnership }, ({ transaction, now }) =>
    transaction
      .selectFrom('kept_form')
      .select('sealed_form')
      .where('partnership_id', '=', partnership)
      .where('id', '=', id)
      .where('session_id', '=', session)
      .where('ends_at', '>', now)
      .executeTakeFirst(),
  );
  const opened = row === undefined ? undefined : secret.open(purpose(session), row.sealed_form);
  return opened === undefined ? undefined : content.parse(JSON.parse(opened));
}
