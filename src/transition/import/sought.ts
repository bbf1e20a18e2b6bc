import type { TransferPupil } from '../../interchange/ctf/transfer-pupil.ts';
import type { Sought } from './find-candidates.ts';

/** What of a pupil can tell whether a child in the record is the same. */
export const soughtOf = (pupil: TransferPupil): Sought => ({
  ordinal: pupil.ordinal,
  ...(pupil.upn === undefined ? {} : { upn: pupil.upn }),
  ...(pupil.basicDetails?.formerUpns === undefined ? {} : { formerUpns: pupil.basicDetails.formerUpns }),
  ...(pupil.dateOfBirth === undefined ? {} : { dateOfBirth: pupil.dateOfBirth }),
  ...(pupil.surname === undefined ? {} : { surname: pupil.surname }),
  ...(pupil.forename === undefined ? {} : { forename: pupil.forename }),
});
