/**
 * Types of establishment of the national register, and who sets the term dates of each. A school day cannot be counted
 * without knowing whose calendar holds.
 *
 * Codes and names: the register's list of 22 April 2025. Term dates: Education Act 2002, section 32, as the House of
 * Commons Library puts it (briefing SN07148): the employer decides, which is the authority for community, voluntary
 * controlled, community special and maintained nursery schools, and the governing body for foundation, voluntary aided
 * and foundation special schools; academies and free schools set their own. The Deregulation Act 2015, schedule 16,
 * would move the first group to governing bodies and was not in force in April 2024. Read in secondary sources only:
 * the text of the Act was not checked, and a school's own published dates always come first.
 */
export type TermDatesSetBy = 'authority' | 'school' | 'not-known';

export type EstablishmentType = {
  readonly code: number;
  readonly name: string;
  readonly termDatesSetBy: TermDatesSetBy;
};

const ofAuthority: Readonly<Record<number, string>> = {
  1: 'Community school',
  3: 'Voluntary controlled school',
  7: 'Community special school',
  /** Maintained by the authority, which stands in the place of the governing body for this. Not in section 32. */
  14: 'Pupil referral unit',
  15: 'Local authority nursery school',
};

const ofTheirOwn: Readonly<Record<number, string>> = {
  2: 'Voluntary aided school',
  5: 'Foundation school',
  6: 'City technology college',
  8: 'Non-maintained special school',
  10: 'Other independent special school',
  11: 'Other independent school',
  12: 'Foundation special school',
  18: 'Further education',
  28: 'Academy sponsor led',
  29: 'Higher education institutions',
  31: 'Sixth form centres',
  32: 'Special post 16 institution',
  33: 'Academy special sponsor led',
  34: 'Academy converter',
  35: 'Free schools',
  36: 'Free schools special',
  38: 'Free schools alternative provision',
  39: 'Free schools 16 to 19',
  40: 'University technical college',
  41: 'Studio schools',
  42: 'Academy alternative provision converter',
  43: 'Academy alternative provision sponsor led',
  44: 'Academy special converter',
  45: 'Academy 16-19 converter',
  46: 'Academy 16 to 19 sponsor led',
  49: 'Online provider',
  57: 'Academy secure 16 to 19',
};

/** Outside England, of the Crown, or without terms. */
const notKnown: Readonly<Record<number, string>> = {
  24: 'Secure units',
  25: 'Offshore schools',
  26: "Service children's education",
  27: 'Miscellaneous',
  30: 'Welsh establishment',
  37: 'British schools overseas',
  56: 'Institution funded by other government department',
};

const listed = (names: Readonly<Record<number, string>>, termDatesSetBy: TermDatesSetBy): EstablishmentType[] =>
  Object.entries(names).map(([code, name]) => ({ code: Number(code), name, termDatesSetBy }));

export const establishmentTypes: ReadonlyMap<number, EstablishmentType> = new Map(
  [...listed(ofAuthority, 'authority'), ...listed(ofTheirOwn, 'school'), ...listed(notKnown, 'not-known')].map(
    (type) => [type.code, type],
  ),
);

/** @param code of the register; a type that came later is `not-known`, never guessed */
export const termDatesSetBy = (code: number | undefined): TermDatesSetBy =>
  (code === undefined ? undefined : establishmentTypes.get(code)?.termDatesSetBy) ?? 'not-known';
