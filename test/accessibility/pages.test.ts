import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../src/config.ts';
import { askAbout } from '../../src/record/disclosures/officer-scope.ts';
import { draftRelease } from '../../src/record/disclosures/releases.ts';
import { giveAnswer } from '../../src/record/practice/answers.ts';
import { addTeam } from '../../src/record/practitioners/teams.ts';
import { proposeDisposal } from '../../src/record/retention/dispose.ts';
import { routes } from '../../src/web/routes.ts';
import { withAdministrators } from '../administrators.ts';
import { registered, told, withEntriesToAskFor } from '../asked-for-access.ts';
import { askedQuestion, closedContacts } from '../asked-question.ts';
import { type Journey, journey } from '../browser.ts';
import { confirmedMove, proposedMove } from '../decided-move.ts';
import { draftedAgreement } from '../drafted-agreement.ts';
import { personId, withFamily } from '../family-of.ts';
import { assessmentId, contactId, stepId, withContact, withOwnView, withStep } from '../made-contact.ts';
import { namedColleague } from '../named-colleague.ts';
import { oldRecord, withOldRecord } from '../old-record.ts';
import { bringIn, packYaml } from '../pack-upload.ts';
import { plannedMeeting } from '../planned-meeting.ts';
import { raisedChallenge, withLadder } from '../raised-challenge.ts';
import { noteId, withNote } from '../recorded-note.ts';
import { withSealedNote } from '../sealed-note.ts';
import { ids, type PersonName, people } from '../small-partnership.ts';
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

/** The address of results with a child in them. */
async function searched(page: Page): Promise<string> {
  await page.goto('/children/search');
  await page.getByLabel('Surname', { exact: true }).fill('Example');
  await page.getByLabel('Forename', { exact: true }).fill('Rowan');
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: 'Rowan Example' }).waitFor();
  return new URL(page.url()).pathname;
}

/** A team of the primary school, and the address at which a role of its teacher is ended. */
async function administered(started: Journey): Promise<{ readonly team: string; readonly roleEnd: string }> {
  await withAdministrators(started);
  const team = await started.as('primaryOffice', (access) => addTeam(access, ids.primary, 'Pastoral team'));
  const page = await started.windowOf('primaryOffice');
  await page.goto(`/administration/people/${people.primaryTeacher.id}`);
  const roleEnd = await page.locator('a[href*="/roles/end"]').first().getAttribute('href');
  assert.ok(roleEnd !== null);
  return { team, roleEnd };
}

/** A record that the council keeps no longer, proposed for disposal. */
async function disposalOf(started: Journey): Promise<string> {
  await withOldRecord(started);
  return started.as('protection', (access) =>
    proposeDisposal(access, { subject: oldRecord, controller: ids.council, reason: 'Nothing speaks against it' }),
  );
}

/** A vignette that the first person to look has answered. */
async function practisedOn(started: Journey): Promise<string> {
  const vignette = 'the-turned-over-table';
  await started.as('primaryDsl', (access) =>
    giveAnswer(access, { vignette, level: 'L2', words: 'Somebody should ask him', document: null }),
  );
  return vignette;
}

/** What a family would be told. */
const releaseOf = (started: Journey): Promise<string> =>
  started.as('protection', async (access) => {
    const day = Temporal.PlainDate.from('2026-11-01');
    const lines = [
      {
        organisations: [ids.primary],
        roles: ['dsl'],
        practitioner: people.primaryDsl.id,
        purposes: ['education'],
        first: '2026-11-01',
        last: '2026-11-02',
        times: 2,
        decision: 'role' as const,
        reason: '',
      },
    ];
    const child = await askAbout(access, ids.child);
    return draftRelease(child, { forWhom: 'the mother', harm: 'None known', from: day, to: day, lines });
  });

/** Signed in, and proved just now: some pages ask for it. */
async function provedWindow(started: Journey, name: PersonName, width = 1280): Promise<Page> {
  const page = await started.windowOf(name, { width });
  await page.goto('/confirm-it-is-you');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL((url) => url.pathname !== '/confirm-it-is-you');
  return page;
}

/** Pages that need what this test does not make, and the test that looks at them. Files and redirects are no pages. */
const seenElsewhere: Readonly<Record<string, string>> = {
  '/children/:child/moves/:move/key-adult': 'test/journeys/both-ends-of-a-handover.test.ts',
  '/children/:child/moves/:move/readers': 'test/journeys/both-ends-of-a-handover.test.ts',
  '/children/:child/moves/:move/read': 'test/journeys/both-ends-of-a-handover.test.ts',
  '/children/:child/moves/:move/missing': 'test/journeys/both-ends-of-a-handover.test.ts',
  '/children/:child/moves/:move/missing/:gap': 'test/journeys/both-ends-of-a-handover.test.ts',
  '/children/:child/moves/:move/enhanced/actions/:action': 'test/journeys/prepares-a-move.test.ts',
  '/children/:child/moves/:move/after-arrival/review': 'test/journeys/prepares-a-move.test.ts',
  '/children/:child/moves/:move/after-arrival/handover': 'test/journeys/prepares-a-move.test.ts',
  '/children/:child/bring-in/:draft': 'test/journeys/hands-over-as-a-file.test.ts',
  '/drafts/:draft': 'test/journeys/what-is-typed-is-kept.test.ts',
  '/your-sign-in/employers/:employer': 'test/accessibility/signing-in.test.ts',
  '/your-sign-in/passkeys/:passkey': 'test/accessibility/signing-in.test.ts',
  '/your-sign-in/passkeys/new': 'test/accessibility/signing-in.test.ts',
};
const noPages = new Set([
  '/cohort/moves.csv',
  '/log/challenges.csv',
  '/children/:child/owed/:entry',
  '/children/:child/files/:file',
  '/imports/:batch/receipt',
  '/who-saw/:child/receipt',
  '/confirm-it-is-you/continue',
  '/children/:child/after-arrival',
  '/meetings/:meeting',
  '/meetings/:meeting/calendar',
]);

/** Whoever opens a page first looks at it: most are open to the first, so this asks few of them. */
const lookers: readonly PersonName[] = [
  'primaryDsl',
  'policy',
  'matching',
  'admissions',
  'protection',
  'teamManager',
  'serviceManager',
  'socialWorker',
  'frontDoor',
  'primaryHead',
  'primaryOffice',
];

const alwaysThere = [
  { address: '/sign-out', by: 'primaryDsl' },
  { address: '/sealed-notices', by: 'primaryHead' },
  { address: '/nowhere', by: 'primaryDsl' },
] as const;

type Looked = { readonly address: string; readonly by: PersonName };

/** Every address with somebody who may open it, and the paths that nobody here can. */
async function whoLooksAt(
  started: Journey,
  addresses: ReadonlyMap<string, readonly string[]>,
): Promise<{ readonly looked: readonly Looked[]; readonly closed: readonly string[] }> {
  const windows = new Map<PersonName, Page>();
  const windowOf = async (name: PersonName): Promise<Page> => {
    const page = windows.get(name) ?? (await provedWindow(started, name));
    windows.set(name, page);
    return page;
  };
  const looked: Looked[] = [];
  const closed: string[] = [];
  for (const [path, filled] of addresses) {
    for (const address of filled) {
      let by: PersonName | undefined;
      for (const name of lookers) {
        const { request } = await windowOf(name);
        if ((await request.get(address, { maxRedirects: 0 })).status() !== 200) continue;
        by = name;
        break;
      }
      if (by === undefined) closed.push(path);
      else looked.push({ address, by });
    }
  }
  for (const page of windows.values()) await page.context().close();
  return { looked, closed };
}

test('every page is free of accessibility problems, on a wide screen and at 320 pixels', async (t) => {
  const started = await journey(t, {}, withLadder);
  const involvement = await namedColleague(started);
  const { confirmed, proposed } = await prepare(started);
  await withFamily(started);
  await withNote(started);
  const sealing = await withSealedNote(started);
  const { challenge } = await raisedChallenge(started);
  await withContact(started);
  await askedQuestion(started);
  await closedContacts(started);
  await withOwnView(started);
  await withStep(started);
  const { meeting, agreed } = await plannedMeeting(started);
  const practised = await practisedOn(started);
  const { team, roleEnd } = await administered(started);
  const release = await releaseOf(started);
  const disposal = await disposalOf(started);
  const file = await temporaryFile(t, 'transfer.xml', syntheticTransferFile);
  const batch = await upload(await started.windowOf('primaryDsl'), file);
  const pack = await bringIn(started, await started.signIn('policy'), packYaml());
  const agreement = await draftedAgreement(await started.signIn('policy'));
  const search = await searched(await started.windowOf('primaryDsl'));
  await withEntriesToAskFor(started);
  const asked = await registered(started);
  const fill = (path: string, move: string): string =>
    path
      .replace('/children/search/:search', search)
      .replace('/register/:asked', `/register/${ids.child}`)
      .replace('/access-requests/:request', `/access-requests/${asked}`)
      .replace(':controller', ids.primary)
      .replace('passages/:entry', `passages/${told.worry}`)
      .replace('/keeping/records/:child', `/keeping/records/${oldRecord}`)
      .replace(':disposal', disposal)
      .replace(':release', release)
      .replace(':child', ids.child)
      .replace(':school', ids.primary)
      .replace('gaps/:kind', 'gaps/nobodys-roll')
      .replace(':kind', 'concern.recorded')
      .replace(':entry', noteId)
      .replace(':sealing', sealing)
      .replace('duties/:rule', 'duties/consider-sharing-in-advance')
      .replace(':rule', 'ctf')
      .replace(':item', 'ctf')
      .replace(':question/:asked/second', 'contacts-without-action/1/second')
      .replace(':question/:asked', 'missing-again/1')
      .replace(':meeting', meeting)
      .replace(':agreed', agreed)
      .replace(':challenge', challenge)
      .replace('steps/:proposal', `steps/${stepId}`)
      .replace('level/:assessment', `level/${assessmentId}`)
      .replace('contacts/:contact/:step', `contacts/${contactId}/first-look`)
      .replace(':contact', contactId)
      .replace(':step', 'contact')
      .replace('/cover/:organisation', `/cover/${ids.primary}`)
      .replace(':vignette', practised)
      .replace(':guide', 'teacher')
      .replace(':involvement', involvement)
      .replace('communication/:person', 'communication/child')
      .replace('/administration/people/:person/roles/end', roleEnd)
      .replace(':team', team)
      .replace('/administration/people/:person', `/administration/people/${people.primaryTeacher.id}`)
      .replace(':person', personId(1))
      .replace(':household', personId(50))
      .replace('withheld/:restriction', `withheld/${personId(70)}`)
      .replace('/imports/:batch', batch)
      .replace('/rules/packs/:pack', pack)
      .replace('/agreements/:agreement', agreement)
      .replace('/packs/withdraw', '/packs/withdraw?pack=england%2Fprompts')
      .replace(':move', move);
  const addresses = new Map(
    routes
      .filter(({ method, path }) => method === 'GET' && !noPages.has(path))
      .map(({ path }) => {
        const moves = path.endsWith('/moves/:move') ? [confirmed, proposed] : [confirmed];
        return [path, moves.map((move) => fill(path, move))];
      }),
  );
  const { looked, closed } = await whoLooksAt(started, addresses);
  assert.deepEqual(closed.toSorted(), Object.keys(seenElsewhere).toSorted(), 'pages that nobody here can open');
  for (const [path, where] of Object.entries(seenElsewhere))
    assert.match(await readFile(join(projectRoot, where), 'utf8'), /problemsOn/u, path);
  for (const width of [1280, 320]) {
    const windows = new Map<PersonName, Page>();
    for (const { address, by } of [...looked, ...alwaysThere]) {
      const page = windows.get(by) ?? (await provedWindow(started, by, width));
      windows.set(by, page);
      const response = await page.goto(address);
      assert.equal(response?.status(), address === '/nowhere' ? 404 : 200, address);
      assert.deepEqual(await problemsOn(page), [], `${address} at ${width}`);
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${address} has one main heading`);
    }
    for (const page of windows.values()) await page.context().close();
  }
});

test('forms with errors are free of accessibility problems and lead to the field', async (t) => {
  const started = await journey(t);
  const involvement = await namedColleague(started);
  const { confirmed, proposed } = await prepare(started);
  await withNote(started);
  const page = await started.windowOf('primaryDsl', { width: 320 });
  const forms = [
    ['/schools/add', 'Add school'],
    [`/children/${ids.child}/propose-move`, 'Propose move'],
    [`/children/${ids.child}/ask-for-handover/${ids.primary}`, 'Propose move'],
    [`/children/${ids.child}/moves/${proposed}`, 'Confirm move'],
    [`/children/${ids.child}/moves/${confirmed}/change`, 'Save the change'],
    [`/children/${ids.child}/record/concern.recorded`, 'Record'],
    [`/children/${ids.child}/record/contacts.recorded`, 'Record'],
    [`/children/${ids.child}/record/attainment.recorded`, 'Record'],
    [`/children/${ids.child}/concern`, 'Record the concern'],
    [`/children/${ids.child}/contacts/make`, 'Send to the front door'],
    ['/practise/the-lunch-box', 'See what the document says'],
    [`/children/${ids.child}/entries/${noteId}/correct`, 'Correct it'],
    [`/children/${ids.child}/entries/${noteId}/withdraw`, 'Withdraw it'],
    [`/children/${ids.child}/entries/${noteId}/disagree`, 'Record the statement'],
    [`/children/${ids.child}/entries/${noteId}/seal`, 'Have it sealed'],
    ['/imports', 'Upload and look at it'],
    [`/children/${ids.child}/involvement/add?organisation=${ids.council}&purpose=social-care`, 'Involve them'],
    [`/children/${ids.child}/involvement/${involvement}`, 'End it'],
    ['/children/search', 'Search'],
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
