/** Addresses and telephone numbers, of pupils and of contacts. */
import { parsePostcode } from '../../identity/postcode.ts';
import type { Building } from '../building.ts';
import type { ProblemList } from './problem-list.ts';

import type { RawAddress, RawPupil } from './transfer-file-shape.ts';
import type { TransferAddress, TransferPhone } from './transfer-pupil.ts';

export function readAddress(raw: RawAddress, problems: ProblemList): TransferAddress {
  const address: Building<TransferAddress> = {};
  if (raw.structured !== undefined) {
    const { line: _line, ...structured } = raw.structured;
    address.structured = structured;
  }
  if (raw.lines !== undefined) {
    const { line1, line2, line3, line4, line5 } = raw.lines;
    address.lines = [line1, line2, line3, line4, line5].filter((one) => one !== undefined);
  }
  if (raw.county !== undefined) address.county = raw.county;
  if (raw.postcode !== undefined) {
    const parsed = parsePostcode(raw.postcode);
    if (parsed.ok) {
      address.postcode = parsed.value;
    } else {
      address.postcodeWritten = parsed.written;
      problems.add('postcode-doubtful', {}, raw.line, 'PostCode');
    }
  }
  if (raw.zip !== undefined) address.zip = raw.zip;
  if (raw.country !== undefined) address.country = raw.country;
  if (raw.easting !== undefined) address.easting = raw.easting;
  if (raw.northing !== undefined) address.northing = raw.northing;
  return address;
}

export const readPhones = (raw: NonNullable<RawPupil['phones']>): readonly TransferPhone[] =>
  (raw.list ?? []).map((one) => {
    const phone: Building<TransferPhone> = {};
    if (one.type !== undefined) phone.type = one.type;
    if (one.number !== undefined) phone.number = one.number;
    return phone;
  });
