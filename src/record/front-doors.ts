/** Whom to ring about a child: the front doors of the partnership's threshold document, or else its councils. */
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Access } from './access.ts';

export type FrontDoorLine = {
  readonly name: string;
  /** Where the children live whom it serves, when there is more than one. */
  readonly area: string | null;
  readonly number: string;
  readonly hours: string | null;
  /** What the document says has not been verified. */
  readonly unverified: boolean;
};

function documented({ thresholds }: Rulebook): readonly FrontDoorLine[] {
  return [...thresholds.values()]
    .filter(({ pack }) => pack.status !== 'example')
    .flatMap(({ rule }) =>
      rule.frontDoors.flatMap(({ title, area, hours, contacts, verified = rule.verified }) => {
        const line = contacts.find(({ by, number }) => by === 'telephone' && number !== undefined);
        if (line?.number === undefined) return [];
        const unverified = (line.verified ?? verified) !== 'yes';
        return [{ name: title, area, number: line.number, hours: line.hours ?? hours, unverified }];
      }),
    );
}

export async function frontDoors({ transaction, actor, engine }: Access): Promise<readonly FrontDoorLine[]> {
  const lines = documented(engine.rulebook);
  if (lines.length > 0) return lines;
  const rows = await transaction
    .selectFrom('organisation')
    .select(['name', 'telephone'])
    .where('partnership_id', '=', actor.partnership)
    .where('kind', '=', 'local-authority')
    .where('takes_part', '=', true)
    .where('telephone', 'is not', null)
    .orderBy('sort_name')
    .execute();
  return rows.map(({ name, telephone }) => ({
    name: `The front door of ${name}`,
    area: null,
    number: telephone ?? '',
    hours: null,
    unverified: false,
  }));
}
