/**
 * Code lists of the Common Transfer File with plain words. A code that is not here is kept as written and named: lists
 * grow every year, and a list of ours that is behind must not lose what a school wrote.
 *
 * Sources: research note 02, section 1.4 (a DfE census guide for SEN provision; the DfE register for SEN types; a
 * generator of transfer files for the rest). Words for ethnicity, year groups and disabilities are those of the school
 * census. What the leaving reasons stand for could not be verified, so they have no words.
 *
 * Nothing is imported here: the thread that reads a file loads these lists, and the kinds of entry would bring their
 * whole schema library with them. A test compares the relationships with those of the kinds.
 */
export type CodeSet = { readonly list: string; readonly words: ReadonlyMap<string, string> };

const codeSet = (list: string, words: Readonly<Record<string, string>>): CodeSet => ({
  list,
  words: new Map(Object.entries(words)),
});

/** Known as codes; what they stand for is not verified. */
const codesAlone = (codes: string): Readonly<Record<string, string>> =>
  Object.fromEntries(codes.split(' ').map((code) => [code, code]));

export const codeSets = {
  sex: codeSet('sexes', { F: 'Female', M: 'Male' }),
  senProvision: codeSet('SEN provision', {
    N: 'No special educational need',
    K: 'SEN support',
    E: 'Education, health and care plan',
    A: 'School action (before 2014)',
    P: 'School action plus (before 2014)',
    S: 'Statement (before 2014)',
  }),
  senType: codeSet('types of special educational need', {
    SPLD: 'Specific learning difficulty',
    MLD: 'Moderate learning difficulty',
    SLD: 'Severe learning difficulty',
    PMLD: 'Profound and multiple learning difficulty',
    SEMH: 'Social, emotional and mental health',
    SLCN: 'Speech, language and communication needs',
    HI: 'Hearing impairment',
    VI: 'Vision impairment',
    MSI: 'Multi-sensory impairment',
    PD: 'Physical disability',
    ASD: 'Autistic spectrum disorder',
    DS: 'Down syndrome',
    OTH: 'Other difficulty or disability',
    NSA: 'SEN support, but no specialist assessment of the type of need',
  }),
  yearGroup: codeSet('year groups', {
    E1: 'Early first year',
    E2: 'Early second year',
    N1: 'Nursery first year',
    N2: 'Nursery second year',
    R: 'Reception',
    ...Object.fromEntries(Array.from({ length: 14 }, (_, index) => [String(index + 1), `Year ${index + 1}`])),
    M: 'Mixed year class',
    X: 'Not taught in year groups',
  }),
  ethnicity: codeSet('ethnicities', {
    WBRI: 'White British',
    WIRI: 'White Irish',
    WIRT: 'Traveller of Irish heritage',
    WROM: 'Gypsy or Roma',
    WOTH: 'Any other white background',
    MWBC: 'White and Black Caribbean',
    MWBA: 'White and Black African',
    MWAS: 'White and Asian',
    MOTH: 'Any other mixed background',
    AIND: 'Indian',
    APKN: 'Pakistani',
    ABAN: 'Bangladeshi',
    AOTH: 'Any other Asian background',
    BCRB: 'Black Caribbean',
    BAFR: 'Black African',
    BOTH: 'Any other Black background',
    CHNE: 'Chinese',
    OOTH: 'Any other ethnic group',
    REFU: 'Refused',
    NOBT: 'Not obtained',
  }),
  leavingReason: codeSet('leaving reasons', codesAlone('PM PI PF IM II IF NH NT NE NU AT EL PE LC DD OR MI UK')),
  relationship: codeSet('relationships', {
    CAR: 'Carer',
    CHM: 'Childminder',
    DOC: 'Doctor',
    FAM: 'Other family member',
    FOF: 'Foster father',
    FOM: 'Foster mother',
    HTC: 'Head teacher',
    OTH: 'Other contact',
    PAF: 'Father',
    PAM: 'Mother',
    REL: 'Other relative',
    RLG: 'Religious contact',
    STF: 'Stepfather',
    STM: 'Stepmother',
    SWR: 'Social worker',
    TCH: 'Teacher',
  }),
  disability: codeSet('disabilities', {
    NONE: 'No disability',
    NCOL: 'Not collected',
    MOB: 'Mobility',
    HAND: 'Hand function',
    PC: 'Personal care',
    EAT: 'Eating and drinking',
    MED: 'Medication',
    INC: 'Incontinence',
    COMM: 'Communication',
    LD: 'Learning',
    HEAR: 'Hearing',
    VIS: 'Vision',
    BEH: 'Behaviour',
    CON: 'Consciousness',
    AUT: 'Autism',
    DDA: 'Disability in law that fits none of these',
    OTH: 'Other disability',
  }),
  country: codeSet('countries of the UK', {
    ENG: 'England',
    NIR: 'Northern Ireland',
    SCT: 'Scotland',
    WLS: 'Wales',
  }),
  serviceChild: codeSet('service child answers', { Y: 'Yes', N: 'No', U: 'Unknown', R: 'Refused' }),
} as const;

export type CodeSetName = keyof typeof codeSets;

/** The DfE's extended ethnicity codes (about 110) begin with the letter of their main group and are not unknown. */
const extendedEthnicity = /^[WMABCO][A-Z]{3}$/u;

export function isKnownCode(set: CodeSetName, code: string): boolean {
  const { words } = codeSets[set];
  if (words.has(code)) return true;
  const upper = code.toUpperCase();
  return words.has(upper) || (set === 'ethnicity' && extendedEthnicity.test(upper));
}

/** Plain words for a code, or the code itself. */
export const codeInWords = (set: CodeSetName, code: string): string =>
  codeSets[set].words.get(code.toUpperCase()) ?? code;
