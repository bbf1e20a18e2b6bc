/**
 * A sharing agreement as data. The shape follows the draft national design for data sharing agreements compiled to a policy
 * (DFE-Digital/single-unique-identifier, decision 0005 of November 2025): rules that allow or deny, with modes EXISTENCE and
 * CONTENT apart, data types, purposes, destinations and dates. Ours names the source beside the rules, because one agreement
 * here speaks for several organisations, and needs an end: nothing is shared for ever because nobody looked.
 */
import { z } from 'zod';

const text = z.string().trim().min(1).max(300);
const codes = z.array(text).min(1).max(100);
const instant = z.iso.datetime({ offset: true }).or(z.iso.date());

/** Whose records, and who may know of them or read them: kinds of organisation, or single ones by their id. */
const organisations = z
  .strictObject({ orgTypes: codes.optional(), orgIds: codes.optional() })
  .refine(({ orgTypes, orgIds }) => orgTypes !== undefined || orgIds !== undefined, {
    error: 'name orgTypes, orgIds or both',
  });

const rule = z
  .strictObject({
    effect: z.enum(['allow', 'deny']),
    modes: z.array(z.enum(['EXISTENCE', 'CONTENT'])).min(1),
    /** Needed for CONTENT; EXISTENCE is about the record as a whole. */
    dataTypes: codes.optional(),
    destOrgTypes: codes.optional(),
    destOrgIds: codes.optional(),
    /** Only these roles there. Otherwise every role that works for the purpose. */
    destRoles: codes.optional(),
    purposes: codes,
    validFrom: instant.optional(),
    validUntil: instant.optional(),
  })
  .refine(({ destOrgTypes, destOrgIds }) => destOrgTypes !== undefined || destOrgIds !== undefined, {
    error: 'name destOrgTypes, destOrgIds or both',
  })
  .refine(({ modes, dataTypes }) => !modes.includes('CONTENT') || dataTypes !== undefined, {
    error: 'CONTENT needs dataTypes',
    path: ['dataTypes'],
  });

export const agreementSchema = z.strictObject({
  /** Its name among agreements, the same in every version. */
  agreement: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'must be small letters, digits and hyphens')
    .max(80),
  version: text,
  title: text,
  source: organisations,
  defaults: z.array(rule).min(1).max(50),
  /** Read like the defaults. What any rule denies stays denied. */
  exceptions: z.array(rule).max(50).optional(),
  validFrom: instant,
  validUntil: instant,
});
export type WrittenAgreement = z.output<typeof agreementSchema>;
export type WrittenRule = WrittenAgreement['defaults'][number];
