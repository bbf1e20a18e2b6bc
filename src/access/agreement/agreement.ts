/** A sharing agreement as it was read: codes resolved, times in milliseconds. */
import type { Compartment, OrganisationKind, Purpose, Role } from '../../kinds/vocabulary.ts';
import type { Span } from '../spans.ts';

/** Some organisations: of these kinds, and these by their ids. */
export type Organisations = { readonly kinds: readonly OrganisationKind[]; readonly ids: readonly string[] };

export type AgreementRule = Span & {
  readonly effect: 'allow' | 'deny';
  /** May know that the source holds a record. */
  readonly existence: boolean;
  /** May read what the source recorded in these; none for existence alone. */
  readonly compartments: readonly Compartment[];
  readonly to: Organisations;
  /** Only these roles there, or null for all that work for the purpose. */
  readonly roles: readonly Role[] | null;
  readonly purposes: readonly Purpose[];
};

export type Agreement = Span & {
  readonly agreement: string;
  readonly version: string;
  readonly title: string;
  readonly from: Organisations;
  readonly rules: readonly AgreementRule[];
};

/** What has to be put right, and where in the text. */
export type AgreementFinding = { readonly at: string; readonly says: string };

export const isAmong = ({ kinds, ids }: Organisations, id: string, kind: OrganisationKind | undefined): boolean =>
  ids.includes(id) || (kind !== undefined && kinds.includes(kind));
