/** A pack as two agencies approve it and a policy officer puts it into force, over HTTP. */
import assert from 'node:assert/strict';
import type { Browser, TestApp } from './app.ts';
import { bringIn, sendForm } from './pack-upload.ts';
import type { PersonName } from './small-partnership.ts';

/** The day of most tests, as a form sends it. */
export const today: Readonly<Record<string, string>> = { 'from-day': '22', 'from-month': '11', 'from-year': '2026' };
export const words = 'Read and discussed';

/** Sends a step of somebody about a version. */
export async function stepBy(
  started: TestApp,
  who: PersonName | Browser,
  address: string,
  fields: Readonly<Record<string, string>>,
) {
  const browser = typeof who === 'string' ? await started.signIn(who) : who;
  return sendForm(started, browser, address, fields);
}

/** Brought in by the policy officer, approved by the council's director and a headteacher. */
export async function approved(started: TestApp, yaml: string): Promise<string> {
  const address = await bringIn(started, await started.signIn('policy'), yaml);
  for (const who of ['director', 'secondaryHead'] as const) {
    const { status, body } = await stepBy(started, who, address, { step: 'approve', words });
    assert.equal(status, 303, body.slice(body.indexOf('There is a problem'), body.indexOf('There is a problem') + 300));
  }
  return address;
}

/** Approved and put into force, from today unless another day is given. Returns its address. */
export const inForce = async (started: TestApp, yaml: string, from = today): Promise<string> => {
  const address = await approved(started, yaml);
  assert.equal((await stepBy(started, 'policy', address, { step: 'put-into-force', ...from })).status, 303);
  await started.app.tick();
  return address;
};
