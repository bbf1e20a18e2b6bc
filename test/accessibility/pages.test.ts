import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { routes } from '../../src/app.ts';
import { type Journey, journey } from '../browser.ts';
import { confirmedMove, proposedMove } from '../decided-move.ts';
import { draftedAgreement } from '../drafted-agreement.ts';
import { personId, withFamily } from '../family-of.ts';
import { namedColleague } from '../named-colleague.ts';
import { bringIn, packYaml } from '../pack-upload.ts';
import { ids, type PersonName } from '../small-partnership.ts';
import { temporaryFile } from '../temporary-file.ts';
import { syntheticTransferFile } from '../transfer-file.ts';
import { problemsOn } from './problems-on.ts';

/** A child with a confirmed move and another that waits, so that every page has something to show. */
const prepare = async (started: Journey): Promise<{ readonly confirmed: string; readonly proposed: string }> => ({
  confirmed: await confirmedMove(started),
  proposed: await proposedMove(started, { to: ids.academy }),
});

async function upload(page: Page, file: string): Promise<string> {
  await page.goto('/imports');
  await page.getByLabel('Transfer file').setInputFiles(file);
  await page.getByRole('button', { name: 'Upload and look at it' }).click();
  await page.getByText('Sent to the matching team').first().waitFor();
  return new URL(page.url()).pathname;
}

const whoLooksAt = (path: string): PersonName => {
  if (path.startsWith('/matching')) return 'matching';
  if (path.includes('/receipts/')) return 'primaryDsl';
  if (path.startsWith('/agreements')) return 'policy';
  if (path.startsWith('/rules/packs') || path === '/rules/commencement') return 'policy';
  return path.startsWith('/cohort') ? 'admissions' : 'primaryDsl';
};

test('every page is free of accessibility problems, on a wide screen and at 320 pixels', async (t) => {
  const started = await journey(t);
  const involvement = await namedColleague(started);
  const { confirmed, proposed } = await prepare(started);
  await withFamily(started);
  const file = await temporaryFile(t, 'transfer.xml', syntheticTransferFile);
  const batch = await upload(await started.windowOf('primaryDsl'), file);
  const pack = await bringIn(started, await started.signIn('policy'), packYaml());
  const agreement = await draftedAgreement(await started.signIn('policy'));
  const addresses = routes
    .filter(({ method, path }) => method === 'GET' && !path.endsWith('/receipt'))
    .flatMap(({ path }) => {
      const filled = path
        .replace(':child', ids.child)
        .replace(':school', ids.primary)
        .replace(':kind', 'concern.recorded')
        .replace('duties/:rule', 'duties/consider-sharing-in-advance')
        .replace(':rule', 'ctf')
        .replace(':item', 'ctf')
        .replace(':involvement', involvement)
        .replace('communication/:person', 'communication/child')
        .replace(':person', personId(1))
        .replace(':household', personId(50))
        .replace('withheld/:restriction', `withheld/${personId(70)}`)
        .replace('/imports/:batch', batch)
        .replace('/rules/packs/:pack', pack)
        .replace('/agreements/:agreement', agreement)
        .replace('/packs/withdraw', '/packs/withdraw?pack=england%2Fprompts');
      return path.endsWith('/moves/:move')
        ? [filled.replace(':move', confirmed), filled.replace(':move', proposed)]
        : [filled.replace(':move', confirmed)];
    })
    // What this child does not have is looked at where it is made
    .filter((address) => !address.includes(':'));
  assert.ok(addresses.length > 15);
  for (const width of [1280, 320]) {
    const windows = new Map<PersonName, Page>();
    for (const address of [...addresses, '/sign-out', '/nowhere']) {
      const who = whoLooksAt(address);
      const page = windows.get(who) ?? (await started.windowOf(who, { width }));
      windows.set(who, page);
      const response = await page.goto(address);
      if (response?.status() === 403) continue;
      assert.equal(response?.status(), address === '/nowhere' ? 404 : 200, address);
      assert.deepEqual(await problemsOn(page), [], `${address} at ${width}`);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${address} has one main heading`);
    }
  }
});

test('forms with errors are free of accessibility problems and lead to the field', async (t) => {
  const started = await journey(t);
  const involvement = await namedColleague(started);
  const { confirmed, proposed } = await prepare(started);
  const page = await started.windowOf('primaryDsl', { width: 320 });
  const forms = [
    ['/schools/add', 'Add school'],
    [`/children/${ids.child}/propose-move`, 'Propose move'],
    [`/children/${ids.child}/ask-for-handover/${ids.primary}`, 'Propose move'],
    [`/children/${ids.child}/moves/${proposed}`, 'Confirm move'],
    [`/children/${ids.child}/moves/${confirmed}/change`, 'Save the change'],
    [`/children/${ids.child}/record/concern.recorded`, 'Record'],
    ['/imports', 'Upload and look at it'],
    [`/children/${ids.child}/involvement/add?organisation=${ids.council}&purpose=social-care`, 'Involve them'],
    [`/children/${ids.child}/involvement/${involvement}`, 'End it'],
  ] as const;
  for (const [address, button] of forms) {
    await page.goto(address);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    assert.match(await page.title(), /^Error: /u);
    assert.deepEqual(await problemsOn(page), [], address);
    await page.getByRole('alert').getByRole('link').first().click();
    const focused = await page.evaluate<string>('document.activeElement.tagName');
    assert.ok(['INPUT', 'SELECT', 'TEXTAREA', 'BUTTON'].includes(focused), `${address}: ${focused}`);
  }
});

test('the sign-in page and a page that is not there are free of accessibility problems', async (t) => {
  const started = await journey(t);
  const page = await started.windowOf('primaryDsl', { width: 320 });
  await page.context().clearCookies();
  for (const address of ['/sign-in', '/nowhere']) {
    await page.goto(address);
    assert.deepEqual(await problemsOn(page), [], address);
  }
});
