/** Code apps and recovery codes as rows. */
import type { Access } from '../access.ts';
import { type CodeAnswer, judgeCode } from './code-app.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import type { SecretKey } from './secret-key.ts';

const purpose = (practitioner: string): string => `code app of ${practitioner}`;

type NewCodeApp = { readonly secret: string /** That of the code with which it was tried. */; readonly step: number };

export async function storeCodeApp(
  { transaction, actor, now }: Access,
  key: SecretKey,
  practitioner: string,
  { secret, step }: NewCodeApp,
): Promise<void> {
  const row = { sealed_secret: key.seal(purpose(practitioner), secret), last_step: step, added_at: now };
  await transaction
    .insertInto('code_app')
    .values({ partnership_id: actor.partnership, practitioner_id: practitioner, ...row })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'practitioner_id']).doUpdateSet(row))
    .execute();
}

/** Judges a code and, when it is right, uses it up: of two at the same time one is right. */
export async function takeCode(
  { transaction, actor, now }: Access,
  key: SecretKey,
  practitioner: string,
  typed: string,
): Promise<CodeAnswer['kind']> {
  const row = await transaction
    .selectFrom('code_app')
    .select(['sealed_secret', 'last_step'])
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .forUpdate()
    .executeTakeFirst();
  const secret = row === undefined ? undefined : key.open(purpose(practitioner), row.sealed_secret);
  if (row === undefined || secret === undefined) return 'wrong';
  const answer = judgeCode(secret, typed, { lastStep: row.last_step, now });
  if (answer.kind === 'right') {
    await transaction
      .updateTable('code_app')
      .set({ last_step: answer.step })
      .where('partnership_id', '=', actor.partnership)
      .where('practitioner_id', '=', practitioner)
      .execute();
  }
  return answer.kind;
}

/** New codes in place of the old ones. They are shown once; only hashes are kept. */
export async function makeRecoveryCodes(
  { transaction, actor, now }: Access,
  practitioner: string,
): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  await transaction
    .deleteFrom('recovery_code')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .execute();
  const rows = codes.flatMap((code) => recoveryCodeHash(code) ?? []);
  await transaction
    .insertInto('recovery_code')
    .values(
      rows.map((hash) => ({ partnership_id: actor.partnership, hash, practitioner_id: practitioner, made_at: now })),
    )
    .execute();
  return codes;
}

/** Uses a recovery code up. */
export async function takeRecoveryCode(
  { transaction, actor }: Access,
  practitioner: string,
  typed: string,
): Promise<boolean> {
  const hash = recoveryCodeHash(typed);
  if (hash === undefined) return false;
  const { numDeletedRows } = await transaction
    .deleteFrom('recovery_code')
    .where('partnership_id', '=', actor.partnership)
    .where('practitioner_id', '=', practitioner)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
