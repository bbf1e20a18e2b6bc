/** A sharing agreement as a policy officer would draft it: what schools recorded, read by the young carers' service. */
import assert from 'node:assert/strict';
import type { Browser } from './app.ts';
import { ids } from './small-partnership.ts';

/** @param change of the whole, `rule` of its one rule */
export const agreementText = (change: object = {}, rule: object = {}): string =>
  JSON.stringify({
    agreement: 'young-carers-and-schools',
    version: '1',
    title: 'Young carers and schools',
    source: { orgTypes: ['school'] },
    defaults: [
      {
        effect: 'allow',
        modes: ['EXISTENCE', 'CONTENT'],
        dataTypes: ['send'],
        destOrgIds: [ids.youngCarers],
        purposes: ['family-help'],
        ...rule,
      },
    ],
    validFrom: '2026-11-01',
    validUntil: '2027-11-01',
    ...change,
  });

/** @returns the address of the draft */
export async function draftedAgreement(policy: Browser, content: string = agreementText()): Promise<string> {
  const { headers, body } = await policy.post('/agreements/draft', { content });
  if (headers.location === undefined) assert.fail(/govuk-error-summary[\s\S]{0,900}/u.exec(body)?.[0] ?? body);
  return headers.location;
}
