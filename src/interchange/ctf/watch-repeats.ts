/**
 * Compares each pupil with those before it in the file: numbers used twice, contacts with one name. It keeps a few
 * numbers a pupil, never text, since a kept substring would hold on to the whole stretch of the file it came from.
 */

import type { Upn } from '../../identity/upn.ts';
import { forenameKey, surnameKey } from '../../record/name-key.ts';
import type { ProblemList } from './problem-list.ts';
import type { TransferContact, TransferPupil } from './transfer-pupil.ts';

type Seen = { readonly pupil: number; readonly line: number };

/** A number for a valid UPN: its check letter follows from the rest. */
const packedUpn = (upn: Upn): number => Number(upn.slice(1, 12)) * 36 + Number.parseInt(upn.charAt(12), 36);

/** 53 bits of a hash (cyrb53): enough for any file, and a clash costs one needless warning. */
function hash(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}

/** Packs where a pupil stands into one number: 2^21 pupils, 2^31 lines. */
const packSeen = ({ pupil, line }: Seen): number => pupil * 2_147_483_648 + line;
const unpackSeen = (packed: number): Seen => ({
  pupil: Math.floor(packed / 2_147_483_648),
  line: packed % 2_147_483_648,
});

export class RepeatWatch {
  readonly #upns = new Map<number, number>();
  readonly #formerUpns = new Map<number, number>();
  readonly #contacts = new Map<number, number>();

  /** Adds to the problems of this pupil what it shares with an earlier one. */
  check(pupil: TransferPupil, problems: ProblemList): void {
    const here = { pupil: pupil.ordinal, line: pupil.line };
    if (pupil.upn !== undefined) this.#checkUpn(pupil.upn, here, problems);
    for (const upn of pupil.basicDetails?.formerUpns ?? []) this.#checkFormerUpn(upn, here, problems);
    for (const contact of pupil.contacts ?? []) this.#checkContact(contact, here, problems);
  }

  #checkUpn(upn: Upn, here: Seen, problems: ProblemList): void {
    const key = packedUpn(upn);
    const before = this.#upns.get(key);
    if (before !== undefined) problems.add('upn-repeated', { first: unpackSeen(before) }, here.line, 'UPN');
    else this.#upns.set(key, packSeen(here));
    const former = this.#formerUpns.get(key);
    if (former !== undefined && unpackSeen(former).pupil !== here.pupil) {
      problems.add('former-upn-shared', { first: unpackSeen(former) }, here.line, 'UPN');
    }
  }

  #checkFormerUpn(upn: Upn, here: Seen, problems: ProblemList): void {
    const key = packedUpn(upn);
    const before = this.#formerUpns.get(key) ?? this.#upns.get(key);
    if (before === undefined) this.#formerUpns.set(key, packSeen(here));
    else if (unpackSeen(before).pupil !== here.pupil) {
      problems.add('former-upn-shared', { first: unpackSeen(before) }, here.line, 'FormerUPN');
    }
  }

  #checkContact({ surname = '', forename = '', line }: TransferContact, here: Seen, problems: ProblemList): void {
    const key = hash(`${surnameKey(surname)} ${forenameKey(forename)}`);
    if (surname === '' || forename === '') return;
    const before = this.#contacts.get(key);
    if (before === undefined) this.#contacts.set(key, packSeen(here));
    else if (unpackSeen(before).pupil !== here.pupil) {
      problems.add('contact-same-name', { first: unpackSeen(before) }, line, 'Contact');
    }
  }
}
