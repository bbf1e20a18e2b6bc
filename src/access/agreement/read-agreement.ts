/** Reads the JSON of a sharing agreement and says all that is wrong with it, by place, in words that can be acted on. */
import { type Compartment, type OrganisationKind, type Purpose, type Role, roleCodes } from '../../kinds/vocabulary.ts';
import type { Agreement, AgreementFinding, AgreementRule, Organisations } from './agreement.ts';
import {
  agreedPurposes,
  dataTypeNames,
  kindNames,
  readDataType,
  readKind,
  readPurpose,
  readRole,
} from './agreement-codes.ts';
import { agreementSchema, type WrittenRule } from './agreement-schema.ts';

export type ReadAgreement =
  | { readonly ok: true; readonly agreement: Agreement }
  | { readonly ok: false; readonly findings: readonly AgreementFinding[] };

/** The largest text that is taken. */
export const longestAgreement = 200_000;
/** Nothing is agreed for longer at once. */
const mostYears = 3;

type Read<Code> = { readonly codes: readonly Code[] } | { readonly unknown: string };

/** Time zone of the dates in an agreement that name none. */
type Times = (text: string) => number;

/**
 * @param known whether an organisation with this id takes part here
 * @param startOfDay the first moment of a date such as `2026-12-01`, in milliseconds since 1970
 */
export function readAgreement(
  text: string,
  { known, startOfDay }: { readonly known: (id: string) => boolean; readonly startOfDay: Times },
): ReadAgreement {
  const findings: AgreementFinding[] = [];
  const parsed = parseJson(text);
  if ('says' in parsed) return { ok: false, findings: [parsed] };
  const result = agreementSchema.safeParse(parsed.json);
  if (!result.success) {
    return {
      ok: false,
      findings: result.error.issues.map(({ path, message }) => ({ at: placeOf(path), says: message })),
    };
  }
  const written = result.data;
  const find = (at: string, says: string): void => void findings.push({ at, says });
  const codes = <Code>(
    values: readonly string[] | undefined,
    read: (code: string) => Read<Code>,
    at: string,
    allowed: readonly string[],
  ): readonly Code[] => [
    ...new Set(
      (values ?? []).flatMap((value, index) => {
        const found = read(value);
        if ('codes' in found) return found.codes;
        find(`${at}[${index}]`, `"${value}" is not known. Use one of: ${allowed.join(', ')}`);
        return [];
      }),
    ),
  ];
  const some = (
    kinds: readonly string[] | undefined,
    ids: readonly string[] | undefined,
    at: string,
  ): Organisations => {
    for (const [index, id] of (ids ?? []).entries())
      if (!known(id)) find(`${at}rgIds[${index}]`, `no organisation here has the id "${id}"`);
    return { kinds: codes<OrganisationKind>(kinds, readKind, `${at}rgTypes`, kindNames), ids: ids ?? [] };
  };
  const timeOf = (value: string): number => (value.length === 10 ? startOfDay(value) : Date.parse(value));
  const span = { startsAt: timeOf(written.validFrom), endsAt: timeOf(written.validUntil) };
  checkSpan(span, '', find);
  if (span.endsAt - span.startsAt > mostYears * 366 * 86_400_000)
    find('validUntil', `an agreement lasts ${mostYears} years at the most; a new version continues it`);
  const rules = [
    ...written.defaults.map((rule, index) => [rule, `defaults[${index}]`] as const),
    ...(written.exceptions ?? []).map((rule, index) => [rule, `exceptions[${index}]`] as const),
  ].map(([rule, at]): AgreementRule => {
    const times = ruleSpan(rule, span, timeOf);
    checkSpan(times, `${at}.`, find);
    const compartments = codes<Compartment>(rule.dataTypes, readDataType, `${at}.dataTypes`, dataTypeNames);
    return {
      ...times,
      effect: rule.effect,
      existence: rule.modes.includes('EXISTENCE'),
      compartments: rule.modes.includes('CONTENT') ? compartments : [],
      to: some(rule.destOrgTypes, rule.destOrgIds, `${at}.destO`),
      roles: rule.destRoles === undefined ? null : codes<Role>(rule.destRoles, readRole, `${at}.destRoles`, roleCodes),
      purposes: codes<Purpose>(rule.purposes, readPurpose, `${at}.purposes`, agreedPurposes),
    };
  });
  if (!rules.some(({ effect }) => effect === 'allow')) find('defaults', 'no rule allows anything');
  const from = some(written.source.orgTypes, written.source.orgIds, 'source.o');
  if (findings.length > 0) return { ok: false, findings };
  const { agreement, version, title } = written;
  return { ok: true, agreement: { ...span, agreement, version, title, from, rules } };
}

function parseJson(text: string): { readonly json: unknown } | AgreementFinding {
  if (text.length > longestAgreement) return { at: 'the file', says: 'is longer than 200,000 characters' };
  try {
    return { json: JSON.parse(text) as unknown };
  } catch (error) {
    return { at: 'the file', says: `is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}` };
  }
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'the agreement'
    : path
        .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
        .join('');

function checkSpan(
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number | null },
  at: string,
  find: (at: string, says: string) => void,
): void {
  if (endsAt !== null && endsAt <= startsAt) find(`${at}validUntil`, 'must be later than validFrom');
}

const ruleSpan = (
  { validFrom, validUntil }: WrittenRule,
  whole: { readonly startsAt: number; readonly endsAt: number },
  timeOf: Times,
): { readonly startsAt: number; readonly endsAt: number } => ({
  startsAt: validFrom === undefined ? whole.startsAt : timeOf(validFrom),
  endsAt: validUntil === undefined ? whole.endsAt : timeOf(validUntil),
});
