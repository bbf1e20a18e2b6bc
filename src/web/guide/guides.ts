/** The short guides, one for each kind of person: written once, in docs/guides/roles, and shown inside the product. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../config.ts';
import { problem } from '../../errors.ts';
import type { Role } from '../../kinds/vocabulary.ts';
import type { Actor } from '../../record/actor.ts';

type Guide = {
  /** "How to use Throughline as a …" */
  readonly as: string;
  readonly roles: readonly Role[];
};

/** By the name of the file. Whoever holds several roles reads the first that fits in this order first. */
export const guides = {
  teacher: {
    as: 'a teacher',
    roles: ['class-teacher', 'head-of-year', 'designated-teacher', 'first-aid-lead'],
  },
  'designated-safeguarding-lead': { as: 'a designated safeguarding lead', roles: ['dsl', 'headteacher'] },
  senco: { as: 'a SENCO', roles: ['senco'] },
  'social-worker': {
    as: 'a social worker',
    roles: ['social-worker', 'front-door-worker', 'out-of-hours-worker', 'family-help-lead'],
  },
  'team-manager': {
    as: 'a team manager',
    roles: ['team-manager', 'service-manager', 'director-childrens-services', 'independent-reviewing-officer'],
  },
  'named-nurse': {
    as: 'a named nurse',
    roles: ['health-visitor', 'school-nurse', 'general-practitioner', 'camhs-clinician', 'ward-clinician'],
  },
  police: { as: 'a police officer', roles: ['police-officer'] },
  'partnership-officer': { as: 'a partnership officer', roles: ['partnership-officer', 'policy-officer'] },
  'data-protection-officer': { as: 'a data protection officer', roles: ['data-protection-officer'] },
  administrator: { as: 'an administrator', roles: ['administrator'] },
} as const satisfies Readonly<Record<string, Guide>>;
export type GuideName = keyof typeof guides;
export const guideNames = Object.keys(guides) as readonly GuideName[];

const isGuide = (name: string): name is GuideName => Object.hasOwn(guides, name);

/** Those for the roles that somebody holds. */
export const guidesFor = ({ posts }: Pick<Actor, 'posts'>): readonly GuideName[] =>
  guideNames.filter((name) => {
    const { roles }: Guide = guides[name];
    return posts.some(({ role }) => roles.includes(role));
  });

/** Markdown. Throws NOT_FOUND. */
export async function readGuide(name: string): Promise<string> {
  if (!isGuide(name)) throw problem('NOT_FOUND');
  return readFile(join(projectRoot, 'docs', 'guides', 'roles', `${name}.md`), 'utf8');
}
