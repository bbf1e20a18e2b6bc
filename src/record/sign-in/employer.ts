/** Employers at whose sign-in service people of an organisation sign in (OpenID Connect), and whose account is whose here. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import { practitionerByEmail } from '../practitioners/practitioners.ts';
import { worksIn } from '../practitioners/roles-held.ts';
import { recordSignInEvent } from './events.ts';
import { endLinksOf, isInvited } from './links.ts';
import { hasWayToSignIn } from './ways-to-sign-in.ts';

export type Employer = {
  /** Stands in addresses: "wyeshire-council". */
  readonly name: string;
  /** On the button: "Wyeshire County Council". */
  readonly title: string;
  readonly issuer: string;
  /** The organisation whose people sign in there: it speaks for nobody else. */
  readonly organisation: string;
};

/** What the employer's service says about somebody. */
export type EmployerAccount = {
  /** Never changes and is never given to somebody else. */
  readonly id: string;
  /** Undefined unless the employer has verified it. */
  readonly email: string | undefined;
};

export type AccountAnswer =
  | { readonly kind: 'found'; readonly practitioner: string }
  /** `connect-first`: they sign in here in another way, and connect the account when they have done so. */
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'works-there-no-more' | 'connect-first' };

const refused = (because: 'unknown' | 'works-there-no-more' | 'connect-first'): AccountAnswer => ({
  kind: 'refused',
  because,
});

async function isActive({ transaction, actor }: Access, practitioner: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('practitioner')
    .select('active')
    .where('partnership_id', '=', actor.partnership)
    .where('id', '=', practitioner)
    .executeTakeFirst();
  return row?.active === true;
}

async function boundTo({ transaction, actor }: Access, issuer: string, account: string): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('employer_account')
    .select('practitioner_id')
    .where('partnership_id', '=', actor.partnership)
    .where('issuer', '=', issuer)
    .where('account', '=', account)
    .executeTakeFirst();
  return row?.practitioner_id;
}

/** False when the account, or the person, is bound to another already. */
async function bind(access: Access, { issuer }: Employer, account: string, practitioner: string): Promise<boolean> {
  const { transaction, actor, now } = access;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('employer_account')
    .values({
      partnership_id: actor.partnership,
      issuer,
      account,
      practitioner_id: practitioner,
      bound_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await endLinksOf(transaction, actor.partnership, practitioner);
  await recordSignInEvent(access, { practitioner, what: 'employer-account-bound', bySelf: true });
  await recordEvent(transaction, {
    partnership: actor.partnership,
    practitioner,
    at: now,
    action: 'sign-in changed',
    detail: { what: 'employer-account-bound' },
  });
  return true;
}

/**
 * Whose account it is. At the first sign-in it is bound by its verified e-mail address, to somebody whom an administrator has
 * invited in the last days, who has a role in that organisation now and no other way to sign in; after that only the
 * account's id counts. Runs as the role that writes the record.
 */
export async function practitionerOfAccount(
  access: Access,
  employer: Employer,
  { id, email }: EmployerAccount,
): Promise<AccountAnswer> {
  const known = await boundTo(access, employer.issuer, id);
  if (known !== undefined) {
    const isHere = (await isActive(access, known)) && (await worksIn(access, known, employer.organisation));
    return isHere ? { kind: 'found', practitioner: known } : refused('works-there-no-more');
  }
  const person = email === undefined ? undefined : await practitionerByEmail(access, email);
  if (person?.isActive !== true || !(await worksIn(access, person.id, employer.organisation)))
    return refused('unknown');
  if (await hasWayToSignIn(access, person.id)) return refused('connect-first');
  const isBound = (await isInvited(access, person.id)) && (await bind(access, employer, id, person.id));
  return isBound ? { kind: 'found', practitioner: person.id } : refused('unknown');
}

/** For somebody who is signed in and has just proved who they are. False when it cannot be connected with them. */
export async function connectAccount(
  access: Access,
  employer: Employer,
  account: EmployerAccount,
  practitioner: string,
): Promise<boolean> {
  const known = await boundTo(access, employer.issuer, account.id);
  if (known !== undefined) return known === practitioner;
  return (
    (await worksIn(access, practitioner, employer.organisation)) &&
    (await bind(access, employer, account.id, practitioner))
  );
}

/** Whether the account is bound to this person, who still works there: for proving again who one is. */
export const isAccountOf = async (
  access: Access,
  { issuer, organisation }: Employer,
  { id }: EmployerAccount,
  practitioner: string,
): Promise<boolean> =>
  (await boundTo(access, issuer, id)) === practitioner && (await worksIn(access, practitioner, organisation));
