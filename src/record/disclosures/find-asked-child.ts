/** Finds the child of whom a data protection officer asks. Identity only; each search is in the audit, whatever it finds. */
import { recordEvent } from '../../audit/record-event.ts';
import type { Access } from '../access.ts';
import { isId } from '../id.ts';
import { surnameKey } from '../name-key.ts';
import { asRecordRole } from '../transaction.ts';
import { concerns, officerScope, shownToOfficer } from './officer-scope.ts';

export type SoughtByOfficer =
  | { readonly by: 'number'; readonly number: string }
  | { readonly by: 'name'; readonly surname: string; readonly born: Temporal.PlainDate };

export type FoundByOfficer = {
  readonly id: string;
  readonly forename: string;
  readonly surname: string;
  readonly dateOfBirth: Temporal.PlainDate;
};

const most = 20;

/** Throws NOT_ALLOWED. @param sought a number of any kind, or the id of the record; or a surname with a date of birth */
export async function findAskedChild(access: Access, sought: SoughtByOfficer): Promise<readonly FoundByOfficer[]> {
  const scope = await officerScope(access);
  const { transaction, actor, now } = access;
  const { partnership, practitioner } = actor;
  const found = await asRecordRole(transaction, async () => {
    const all = transaction
      .selectFrom('child as c')
      .select(['c.subject_id as id', 'c.forename', 'c.surname', 'c.date_of_birth as dateOfBirth'])
      .where('c.partnership_id', '=', partnership)
      .where(concerns(scope, partnership, 'c.subject_id'))
      .orderBy('c.sort_name')
      .orderBy('c.subject_id')
      .limit(most);
    if (sought.by === 'name')
      return all
        .where('c.surname_key', '=', surnameKey(sought.surname))
        .where('c.date_of_birth', '=', sought.born)
        .execute();
    const number = sought.number.replaceAll(/\s/gu, '');
    if (isId(number.toLowerCase())) return all.where('c.subject_id', '=', number.toLowerCase()).execute();
    return all
      .where((where) =>
        where.exists(
          where
            .selectFrom('child_identifier as i')
            .select('i.subject_id')
            .whereRef('i.partnership_id', '=', 'c.partnership_id')
            .whereRef('i.subject_id', '=', 'c.subject_id')
            .where('i.value', '=', number.toUpperCase()),
        ),
      )
      .execute();
  });
  shownToOfficer(
    access,
    found.map(({ id }) => id),
  );
  await recordEvent(transaction, {
    partnership,
    practitioner,
    at: now,
    action: 'child sought by data protection officer',
    detail: { by: sought.by, found: found.length },
  });
  return found;
}
