/**
 * The format of a pack: a YAML file that a policy officer can read aloud. The shape is checked here; names of kinds,
 * fields, roles and sources in `check-references.ts`.
 */
import { z } from 'zod';
import { organisationKindCodes } from '../../kinds/vocabulary.ts';
import { schoolTerms } from '../calendar/school-calendar.ts';
import { dutyRule } from '../duty/duty-rule.ts';
import { itemRule } from '../duty/item-rule.ts';
import { gateRule } from '../gate/gate-rule.ts';
import { ladderRule } from '../ladder/ladder-rule.ts';
import { measureRule } from '../measure/measure-rule.ts';
import { pathwayRule } from '../pathway/pathway-rule.ts';
import { promptRule } from '../prompt/prompt-rule.ts';
import { thresholdRule } from '../threshold/threshold-rule.ts';
import { overlay } from './overlay-schema.ts';
import { exampleEntry, id } from './rule-schema.ts';

/** Each kind of rule by the word with which it begins. */
export const ruleSchemas = {
  duty: dutyRule,
  item: itemRule,
  threshold: thresholdRule,
  prompt: promptRule,
  gate: gateRule,
  ladder: ladderRule,
  pathway: pathwayRule,
  measure: measureRule,
} as const;
export type RuleKind = keyof typeof ruleSchemas;
export const ruleKinds = Object.keys(ruleSchemas) as readonly RuleKind[];
export type Rule = z.output<(typeof ruleSchemas)[RuleKind]>;

export const kindOfRule = (rule: object): RuleKind | undefined => ruleKinds.find((kind) => Object.hasOwn(rule, kind));

/** The id of a rule, which follows the word with which it begins. */
export const ruleId = (rule: Rule): string => {
  const kind = kindOfRule(rule);
  return kind === undefined ? '' : (rule as unknown as Readonly<Record<RuleKind, string>>)[kind];
};

const source = z.strictObject({
  title: z.string(),
  edition: z.string(),
  address: z.string().optional(),
});

const termCalendar = schoolTerms.omit({ title: true }).extend({ closed: schoolTerms.shape.closed.default([]) });

export const packSchema = z.strictObject({
  pack: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/u, { error: 'Write the layer and the name, for example england/transition' }),
  title: z.string(),
  version: z.string(),
  /** `example`: how another area reads the same facts. It is compared with and never derived from. */
  status: z.enum(['draft', 'approved', 'in-force', 'superseded', 'withdrawn', 'example']),
  /** Whether this version also applies to what began under the versions before it and still runs. */
  appliesToOpen: z.boolean().default(false),
  sources: z.record(z.string(), source),
  /** A small world in which the examples happen: schools with their term dates, councils, and other names for ids. */
  exampleWorld: z
    .strictObject({
      calendars: z.record(z.string(), termCalendar).default({}),
      /** Each school and the calendar it keeps, or "no calendar". */
      schools: z.record(z.string(), z.string()).default({}),
      authorities: z.record(z.string(), z.array(z.string())).default({}),
      /** From which day law named under `commencements` is taken to be in force in the examples. */
      commenced: z.record(z.string(), z.iso.date()).default({}),
      names: z.array(z.string()).default([]),
      /** Organisations besides schools and councils, each with its kind. */
      organisations: z.record(z.string(), z.enum(organisationKindCodes)).default({}),
      entries: z.record(z.string(), exampleEntry).default({}),
    })
    .prefault({}),
  /** Law that may not be in force yet: what it is, and what is known of when it begins. */
  commencements: z.record(id, z.strictObject({ title: z.string(), note: z.string() })).default({}),
  /** What it changes about rules of other packs. */
  overlay: z.array(overlay).default([]),
  rules: z.array(z.union(Object.values(ruleSchemas))),
});
export type Pack = z.output<typeof packSchema>;
