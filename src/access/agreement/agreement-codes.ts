/** What the codes of an agreement mean here: names of the national design beside our own. */
import {
  type Compartment,
  compartmentCodes,
  type OrganisationKind,
  organisationKindCodes,
  type Purpose,
  purposeCodes,
  type Role,
  roleCodes,
} from '../../kinds/vocabulary.ts';
import { location } from '../standing.ts';

/** `LOCAL_AUTHORITY` and `local-authority` are the same. */
const folded = (code: string): string => code.trim().toLowerCase().replaceAll('_', '-');

const familiesOfKinds: Readonly<Record<string, readonly OrganisationKind[]>> = {
  health: ['camhs', 'tier-4', 'icb', 'gp-practice', 'health-visiting'],
  hospital: ['tier-4'],
  education: ['school'],
  voluntary: ['voluntary-sector'],
};

/** Record types of the national programme. Which of our compartments each opens is our own reading. */
const recordTypes: Readonly<Record<string, readonly Compartment[]>> = {
  'personal.details': ['general'],
  'education.details': ['general', 'send'],
  'health.details': ['health'],
  'childrens-services.details': ['safeguarding'],
  'crime-justice.details': ['safeguarding'],
};

export const shareable: readonly Compartment[] = compartmentCodes.filter((code) => code !== location);
/** Purposes for which an agreement may open something. The product keeps the others for itself. */
export const agreedPurposes: readonly Purpose[] = purposeCodes.filter(
  (code) => !['record-matching', 'emergency', 'data-protection', 'disagreement', 'recall'].includes(code),
);

type Reads<Code extends string> = { readonly codes: readonly Code[] } | { readonly unknown: string };

const among = <Code extends string>(all: readonly Code[], code: string): Reads<Code> => {
  const found = all.find((each) => each === folded(code));
  return found === undefined ? { unknown: code } : { codes: [found] };
};

export const readKind = (code: string): Reads<OrganisationKind> => {
  const family = familiesOfKinds[folded(code)];
  return family === undefined ? among(organisationKindCodes, code) : { codes: family };
};
export const readDataType = (code: string): Reads<Compartment> => {
  const type = recordTypes[folded(code)];
  return type === undefined ? among(shareable, code) : { codes: type };
};
export const readPurpose = (code: string): Reads<Purpose> => among(agreedPurposes, code);
export const readRole = (code: string): Reads<Role> => among(roleCodes, code);

export const kindNames: readonly string[] = [...organisationKindCodes, ...Object.keys(familiesOfKinds)];
export const dataTypeNames: readonly string[] = [...shareable, ...Object.keys(recordTypes)];
