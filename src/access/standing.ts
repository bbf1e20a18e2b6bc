/** What of a child's record decides on who may see it, as facts with their times. The grants are compiled from these. */
import type { Compartment, Purpose, Role, Viewer } from '../kinds/vocabulary.ts';
import type { Span } from './spans.ts';

export type Involvement = Span & {
  readonly id: string;
  readonly organisation: string;
  /** Only this person. */
  readonly practitioner: string | null;
  /** Only this role. */
  readonly role: Role | null;
  readonly purpose: Purpose;
  /** It tells where the child is, and that is protected. */
  readonly isProtected: boolean;
};

/** Somebody to whom something closed stays open, in the post in which they work with the child. */
export type NamedPerson = {
  readonly practitioner: string;
  readonly organisation: string;
  readonly role: Role;
  readonly purpose: Purpose;
};

/** A time in which something is closed to all but the same people. */
export type ClosedToOthers = Span & { readonly named: readonly Pick<NamedPerson, 'practitioner'>[] };

/** A time in which a whole record, or where the child is, is closed to all but the same named people. */
export type Closing = Span & { readonly named: readonly NamedPerson[] };

/** Somebody opened the record in an emergency. */
export type Emergency = {
  readonly id: string;
  readonly practitioner: string;
  readonly organisation: string;
  readonly role: Role;
  /** Organisations whose data protection officers review it. */
  readonly officers: readonly string[];
  readonly startsAt: number;
  readonly endsAt: number;
  readonly reviewedAt: number | null;
};

/** Somebody acts on a challenge, or raised it: they know of the child, and read what was shared with it. */
export type Seat = Span & {
  readonly challenge: string;
  readonly viewer: Viewer;
  readonly organisation: string;
};

export type Standing = {
  readonly involvements: readonly Involvement[];
  readonly restrictions: readonly Closing[];
  readonly protections: readonly Closing[];
  readonly emergencies: readonly Emergency[];
  readonly seats: readonly Seat[];
};

/** On what somebody's permission rests. */
export type Basis = 'involvement' | 'agreement' | 'emergency' | 'challenge';

/** What opens where a child is. Nobody has it by their role. */
export const location: Compartment = 'protected-location';
