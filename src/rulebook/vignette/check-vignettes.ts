/** Whether threshold documents still say of vignettes what these say that they say: staff would learn a wrong reading. */
import type { BankHolidays } from '../calendar/bank-holidays.ts';
import { suggestion } from '../pack/closest.ts';
import type { Pack } from '../pack/pack-schema.ts';
import { compileRulebook, type Rulebook } from '../rulebook.ts';
import { compareThreshold } from '../threshold/compare-threshold-example.ts';
import { readThreshold } from '../threshold/read-threshold.ts';
import type { ReadVignette } from './vignette.ts';

export type CheckedVignette = Pick<Extract<ReadVignette, { ok: true }>, 'vignette' | 'worldOn'>;

const listed = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join(', '));

const thresholdsIn = ({ rules }: Pack): readonly string[] =>
  rules.flatMap((rule) => ('threshold' in rule ? [rule.threshold] : []));

/** A draft is read too: whoever writes a document wants to know before it is in force. */
const asIfInForce = (packs: readonly Pack[], documents: ReadonlySet<string>): Rulebook =>
  compileRulebook(
    packs.map((pack) =>
      pack.status === 'draft' && thresholdsIn(pack).some((id) => documents.has(id))
        ? { ...pack, status: 'in-force' }
        : pack,
    ),
  );

function differences(
  { vignette, worldOn }: CheckedVignette,
  rulebook: Rulebook,
  bankHolidays: BankHolidays,
): readonly string[] {
  return Object.entries(vignette.reads).flatMap(([document, { band, mentions, fired }]) => {
    const says = (difference: string): string => `${vignette.id}, ${document}: ${difference}`;
    const reading = readThreshold(rulebook, document, vignette.entries, worldOn(bankHolidays), vignette.asOf);
    if (reading === null)
      return [says(`no pack has this document.${suggestion(document, rulebook.thresholds.keys())}`)];
    const differs = compareThreshold({ expect: { band, mentions, silent: [] } }, reading);
    const found = listed(reading.fired.map(({ cumulative }) => cumulative.id));
    return [
      ...(differs === null ? [] : [says(differs)]),
      ...(found === listed(fired) ? [] : [says(`patterns over time should be ${listed(fired)} but are ${found}`)]),
    ];
  });
}

/** @returns what differs, a line each; none when all hold */
export function checkVignettes(
  vignettes: readonly CheckedVignette[],
  packs: readonly Pack[],
  bankHolidays: BankHolidays,
): readonly string[] {
  const documents = new Set(vignettes.flatMap(({ vignette }) => Object.keys(vignette.reads)));
  const rulebook = asIfInForce(packs, documents);
  return vignettes.flatMap((vignette) => differences(vignette, rulebook, bankHolidays));
}
