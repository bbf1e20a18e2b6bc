/**
 * Proposing a step up or down. A step up that cannot wait is taken at once and waits for nobody's agreement; nothing delays
 * the protection of a child. Whoever takes over joins the work with the child, to see what they are asked to take.
 */
import { randomUUIDv7 } from 'node:crypto';
import { problem } from '../errors.ts';
import type { familyInStepCodes } from '../kinds/step.ts';
import type { OrganisationKind, Purpose } from '../kinds/vocabulary.ts';
import type { OpenChild } from '../record/child.ts';
import type { ChronologyEntry } from '../record/chronology.ts';
import { recordTogether } from '../record/entries/record-together.ts';
import type { NewEntry } from '../record/entry-row.ts';
import { isOpenAt } from '../record/involve.ts';
import { allInvolvements, involvementStarts } from '../record/involvements.ts';
import type { Organisation } from '../record/organisations.ts';
import type { CompiledThreshold } from '../rulebook/threshold/compile-threshold.ts';
import type { Level } from '../rulebook/threshold/level-schema.ts';
import { mayAssess } from './assessments.ts';
import { levelInWords } from './state-own-view.ts';
import { askedOfStep } from './step-rules.ts';
import { given, recordedNow, workingPosts } from './working-posts.ts';

export type NewStep = {
  readonly document: CompiledThreshold;
  readonly from: Level | null;
  readonly to: Level;
  readonly planned: boolean;
  readonly why: string;
  readonly needs: readonly { readonly need: string; readonly shown: string }[];
  readonly evidence: string;
  readonly lead: string;
  readonly organisation: Organisation;
  readonly firstContactBy: Temporal.PlainDate;
  readonly checkBackOn: Temporal.PlainDate;
  readonly bounceBack: string;
  readonly family: (typeof familyInStepCodes)[number];
  readonly familySaid: string;
  readonly childSaid?: string | undefined;
};

export type ProposedStep =
  | { readonly recorded: true; readonly step: string }
  | { readonly recorded: false; readonly changed: readonly ChronologyEntry[] };

/** For what an organisation of a kind works with a child who steps to it; null for one that comes with the roll. */
const purposeOf: Readonly<Partial<Record<OrganisationKind, Purpose>>> = {
  'local-authority': 'social-care',
  camhs: 'mental-health',
  'health-visiting': 'health-care',
  'gp-practice': 'health-care',
  'voluntary-sector': 'family-help',
  police: 'policing',
};

async function joining(child: OpenChild, by: Pick<NewEntry, 'organisation' | 'recordedBy'>, to: Organisation) {
  const purpose = purposeOf[to.kind];
  if (purpose === undefined) return [];
  const { access } = child;
  const isThere = (await allInvolvements(access, child.id)).some(
    (each) =>
      each.organisation === to.id &&
      each.purpose === purpose &&
      each.role === null &&
      each.practitioner === null &&
      isOpenAt(each, access.now),
  );
  return isThere
    ? []
    : [
        involvementStarts(
          { organisation: by.organisation, recordedBy: by.recordedBy },
          { organisation: to.id, purpose, reason: 'asked to take over after a step', from: access.now },
        ),
      ];
}

/** Throws NOT_ALLOWED for somebody whom the document does not let propose this step. */
export async function proposeStep(child: OpenChild, step: NewStep, seen: number): Promise<ProposedStep> {
  const { document, from, to, organisation, firstContactBy, checkBackOn, needs, ...said } = step;
  const asked = askedOfStep(document, from, to);
  const isUp = from === null || to.rank > from.rank;
  // Whoever sees danger says so: only what can wait is proposed by some and not by others
  const [post] = workingPosts(child, step.planned ? (asked.propose ?? undefined) : undefined);
  if (post === undefined || !mayAssess(child)) throw problem('NOT_ALLOWED', { action: 'propose this step' });
  const id = randomUUIDv7();
  const { rule, pack } = document;
  const by = recordedNow(child, post);
  const done = await recordTogether(
    child,
    [
      ...(await joining(child, by, organisation)),
      {
        ...by,
        kind: 'step.proposed',
        parties: organisation.id === post.organisation ? [] : [organisation.id],
        data: given({
          ...said,
          planned: step.planned || !isUp,
          step: id,
          direction: isUp ? 'up' : 'down',
          from: from?.code,
          to: to.code,
          fromName: from === null ? undefined : levelInWords(from),
          toName: levelInWords(to),
          document: {
            threshold: rule.threshold,
            area: rule.area,
            pack: pack.pack,
            version: pack.version,
            verified: rule.verified,
          },
          rule: asked.rule?.id,
          needs: needs.length === 0 ? undefined : needs,
          organisation: organisation.id,
          firstContactBy: firstContactBy.toString(),
          checkBackOn: checkBackOn.toString(),
          byRole: post.role,
        }),
      },
    ],
    { action: 'step proposed', seen },
  );
  return done.recorded ? { recorded: true, step: id } : done;
}
