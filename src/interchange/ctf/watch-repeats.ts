/**
 * Compares each pupil with those before it in the file: numbers used twice, contacts with one name. It keeps a few
 * small integers a pupil, never text, since a kept substring would hold on to the whole stretch of the file it is from.
 */

import type { Upn } from '../../identity/upn.ts';
import { forenameKey, surnameKey } from '../../record/name-key.ts';
import { nameHash } from './name-hash.ts';
import type { ProblemList } from './problem-list.ts';
import type { TransferContact, TransferPupil } from './transfer-pupil.ts';

type Seen = { readonly pupil: number; readonly line: number };

/** Which pupil a UPN belongs to. Its check letter follows from the rest; schools make the first of two keys. */
class UpnOwners {
  readonly #bySchool = new Map<number, Map<number, number>>();

  get(upn: Upn): number | undefined {
    return this.#bySchool.get(schoolOf(upn))?.get(serialOf(upn));
  }

  set(upn: Upn, pupil: number): void {
    const school = schoolOf(upn);
    const owners = this.#bySchool.get(school);
    if (owners === undefined) this.#bySchool.set(school, new Map([[serialOf(upn), pupil]]));
    else owners.set(serialOf(upn), pupil);
  }
}

const schoolOf = (upn: Upn): number => Number(upn.slice(1, 8));
const serialOf = (upn: Upn): number => Number(upn.slice(8, 12)) * 36 + Number.parseInt(upn.charAt(12), 36);

export class RepeatWatch {
  readonly #upns = new UpnOwners();
  readonly #formerUpns = new UpnOwners();
  /** By the first hash of a contact's name: its second hash, and the pupil. */
  readonly #contacts = new Map<number, { readonly second: number; readonly pupil: number }>();
  /** Line of each pupil, by its ordinal. */
  readonly #lines: number[] = [0];

  /** Adds to the problems of this pupil what it shares with an earlier one. */
  check(pupil: TransferPupil, problems: ProblemList): void {
    this.#lines[pupil.ordinal] = pupil.line;
    if (pupil.upn !== undefined) this.#checkUpn(pupil.upn, pupil, problems);
    for (const upn of pupil.basicDetails?.formerUpns ?? []) this.#checkFormerUpn(upn, pupil, problems);
    for (const contact of pupil.contacts ?? []) this.#checkContact(contact, pupil.ordinal, problems);
  }

  #seen(pupil: number): Seen {
    return { pupil, line: this.#lines[pupil] ?? 0 };
  }

  #checkUpn(upn: Upn, { ordinal, line }: TransferPupil, problems: ProblemList): void {
    const before = this.#upns.get(upn);
    if (before === undefined) this.#upns.set(upn, ordinal);
    else problems.add('upn-repeated', { first: this.#seen(before) }, line, 'UPN');
    const former = this.#formerUpns.get(upn);
    if (former !== undefined && former !== ordinal) {
      problems.add('former-upn-shared', { first: this.#seen(former) }, line, 'UPN');
    }
  }

  #checkFormerUpn(upn: Upn, { ordinal, line }: TransferPupil, problems: ProblemList): void {
    const before = this.#formerUpns.get(upn) ?? this.#upns.get(upn);
    if (before === undefined) this.#formerUpns.set(upn, ordinal);
    else if (before !== ordinal) problems.add('former-upn-shared', { first: this.#seen(before) }, line, 'FormerUPN');
  }

  #checkContact({ surname = '', forename = '', line }: TransferContact, pupil: number, problems: ProblemList): void {
    if (surname === '' || forename === '') return;
    const { first, second } = nameHash(`${surnameKey(surname)} ${forenameKey(forename)}`);
    const before = this.#contacts.get(first);
    if (before === undefined) this.#contacts.set(first, { second, pupil });
    else if (before.second === second && before.pupil !== pupil) {
      problems.add('contact-same-name', { first: this.#seen(before.pupil) }, line, 'Contact');
    }
  }
}
