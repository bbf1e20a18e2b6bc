/** The people around a pupil. Each is kept as written under this pupil alone; none is ever joined with another. */

import type { Building } from '../building.ts';
import type { ProblemList } from './problem-list.ts';
import { readAddress, readPhones } from './read-address.ts';
import { checkCode, readNumber, readYesNo } from './read-fields.ts';
import type { RawContact } from './transfer-file-shape.ts';
import type { TransferContact } from './transfer-pupil.ts';

export function readContact(raw: RawContact, problems: ProblemList): TransferContact {
  const { line } = raw;
  const contact: Building<TransferContact> = { line };
  const order = readNumber(raw.order, problems, line, 'Order');
  if (order !== undefined) contact.order = order;
  if (raw.title !== undefined) contact.title = raw.title;
  if (raw.surname !== undefined) contact.surname = raw.surname;
  if (raw.forename !== undefined) contact.forename = raw.forename;
  if (raw.middleNames !== undefined) contact.middleNames = raw.middleNames;
  const sex = raw.sex ?? raw.gender;
  if (sex !== undefined) contact.sex = sex;
  checkCode(sex, 'sex', problems, line, 'Sex');
  if (raw.relationship !== undefined) contact.relationship = raw.relationship;
  checkCode(raw.relationship, 'relationship', problems, line, 'Relationship');
  const hasResponsibility = readYesNo(raw.responsibility, problems, line, 'Responsibility');
  if (hasResponsibility !== undefined) contact.hasResponsibility = hasResponsibility;
  if (raw.address !== undefined) contact.address = readAddress(raw.address, problems);
  const livesWithPupil = readYesNo(raw.addressAsPupil, problems, line, 'AddressAsPupil');
  if (livesWithPupil !== undefined) contact.livesWithPupil = livesWithPupil;
  if (raw.phones !== undefined) contact.phones = readPhones(raw.phones);
  if (raw.email !== undefined) contact.email = raw.email;
  return contact;
}
