/** Whether an example of a pathway still holds. */
import type { Pathway } from './pathway.ts';
import type { PathwayExample } from './pathway-rule.ts';

const differing = (
  what: string,
  wanted: readonly string[] | undefined,
  actual: readonly string[],
): readonly string[] => {
  const lacking = (wanted ?? []).filter((each) => !actual.includes(each));
  return lacking.length === 0
    ? []
    : [`${what} should include ${lacking.join(', ')} but is ${actual.join(', ') || 'nothing'}`];
};

/** @returns what differs from what is expected, or null when it holds */
export function comparePathways({ expect }: PathwayExample, pathways: readonly Pathway[]): string | null {
  const pathway = pathways.at(-1);
  if (expect === 'nothing') return pathway === undefined ? null : 'expected nothing, but the pathway runs';
  if (pathway === undefined) return 'expected the pathway to run, but it does not';
  const exits = (standing: 'open' | 'blocked'): readonly string[] =>
    pathway.regions.flatMap((region) =>
      region.exits
        .filter((exit) => exit.standing === standing)
        .map(({ to }) => (to.includes('/') ? to : `${region.region}/${to}`)),
    );
  const without = pathway.regions.flatMap(({ violations }) => violations.map((violation) => violation.without));
  const states = Object.entries(expect.states ?? {}).flatMap(([id, wanted]) => {
    const actual = pathway.regions.find(({ region }) => region === id)?.state ?? 'no such region';
    return actual === wanted ? [] : [`${id} should be ${wanted} but is ${actual}`];
  });
  const isEnded = pathway.endedAt !== null;
  const differences = [
    ...states,
    ...differing('open', expect.open, exits('open')),
    ...differing('blocked', expect.blocked, exits('blocked')),
    ...differing('without', expect.without, without),
    ...(expect.without?.length === 0 && without.length > 0
      ? [`nothing should be missing, but ${without.join(', ')} was`]
      : []),
    ...(expect.ended === undefined || expect.ended === isEnded ? [] : [`ended should be ${String(expect.ended)}`]),
  ];
  return differences.length === 0 ? null : differences.join('; ');
}
