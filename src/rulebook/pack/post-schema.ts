/** How packs write who acts for a kind of organisation: a role there, or a role of another organisation that covers for it. */
import { z } from 'zod';
import { organisationKindCodes, roleCodes } from '../../kinds/vocabulary.ts';

const role = z.enum(roleCodes);

export const organisationKind = z.enum(organisationKindCodes);

/** A role in an organisation of a kind. */
export const postOf = z.strictObject({
  role,
  of: organisationKind,
  /** What people call whoever holds it, when that is not the title of the role. */
  called: z.string().optional(),
});
export type PostOf = z.output<typeof postOf>;

/** A role in the same organisation, or in one of another kind. */
const cover = z.union([role, postOf]);
export type Cover = z.output<typeof cover>;

export const acting = z.strictObject({
  acts: role,
  called: z.string().optional(),
  /** Who acts when that person is away. */
  deputy: cover.optional(),
  /** Who acts at night, at weekends and in holidays. */
  outOfHours: cover.optional(),
});
export type ActingRule = z.output<typeof acting>;

/** For each kind of organisation who acts for it. */
export const actingByKind = z.partialRecord(organisationKind, acting);
export type ActingByKind = z.output<typeof actingByKind>;
