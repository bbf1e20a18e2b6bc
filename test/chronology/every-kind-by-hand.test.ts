/** Every kind of entry that is recorded by hand goes through the form that its schema makes, and is read back. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { formFields } from '../../src/kinds/recording/form-fields.ts';
import { kindsByHand, recordingOf } from '../../src/kinds/recording/recordings.ts';
import { isKind, kindNamed, kindNames, sentenceOf } from '../../src/kinds/registry.ts';
import { canHaveRole } from '../../src/kinds/roles-by-organisation.ts';
import { organisationKindCodes, roleCodes } from '../../src/kinds/vocabulary.ts';
import { openChild } from '../../src/record/child.ts';
import { readChronology } from '../../src/record/chronology.ts';
import { involvementStarts } from '../../src/record/involvements.ts';
import { readFields } from '../../src/ui/entry-form/read-fields.ts';
import { answersOfKind } from '../answers-of-kind.ts';
import { type TestApp, testApp } from '../app.ts';
import { asSystemAppend, childEntries, ids, people } from '../small-partnership.ts';

/** Somebody who holds every role there is, for the council, which looks after the child. */
async function allRolesForCouncil({ everything, services }: TestApp): Promise<void> {
  await everything(async ({ transaction, now }) => {
    for (const role of roleCodes)
      if (role !== people.director.role)
        await transaction
          .insertInto('role_held')
          .values({
            partnership_id: ids.partnership,
            practitioner_id: people.director.id,
            organisation_id: ids.council,
            role,
            starts_at: now.subtract({ hours: 24 }),
            ends_at: null,
          })
          .execute();
  });
  const from = Temporal.Instant.from('2026-11-01T09:00:00Z');
  const begins = involvementStarts(
    { organisation: ids.council, recordedBy: null },
    { organisation: ids.council, purpose: 'social-care', reason: 'a test', from },
  );
  await asSystemAppend(
    services,
    children.map((subject) => ({ subject, isNew: true, entries: [...childEntries(), begins] })),
  );
}

/** Few kinds for each child: deriving from everything at once takes longer than from a little often. */
const atOnce = 8;
const children = Array.from({ length: Math.ceil(kindsByHand.length / atOnce) }, () => randomUUID());
const childFor = (kind: string): string => children[Math.floor(kindsByHand.indexOf(kind) / atOnce)] ?? '';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** Without the ids that the form makes, each of which is one. */
function withoutMade(kind: string, data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const made = formFields(kind, kindNamed(kind).data).filter(
    (field) => field.input === 'matter' && field.matter !== 'of' && field.matter !== 'decision',
  );
  return Object.fromEntries(
    Object.entries(data).filter(([name, value]) => {
      const isMade = made.some((field) => field.name === name);
      if (isMade && value !== 'elsewhere') assert.match(String(value), uuid, `${kind} ${name}`);
      return !isMade;
    }),
  );
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

test('every kind is recorded through its form with every question answered, and read back', async (t) => {
  const started = await testApp(t);
  await allRolesForCouncil(started);
  const browser = await started.signIn('director');
  const read = (child: string) =>
    started.as('director', async (access) => readChronology(await openChild(access, child)));
  const entryOf = new Map<string, string>();
  for (const child of children)
    entryOf.set(child, (await read(child)).find(({ kind }) => kind === 'identity.recorded')?.id ?? '');
  const answers = (kind: string) =>
    answersOfKind(kind, { everything: true, organisation: ids.primary, entry: entryOf.get(childFor(kind)) ?? '' });
  const token = /name="_token" value="([^"]+)"/u.exec(
    (await browser.get(`/children/${childFor(kindsByHand[0] ?? '')}/record`)).body,
  )?.[1];
  for (const kind of kindsByHand) {
    const { fields } = answers(kind);
    const { compartment, status } = kindNamed(kind);
    const response = await started.request({
      method: 'POST',
      url: `/children/${childFor(kind)}/record/${kind}`,
      headers: {
        cookie: browser.cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({
        _token: token ?? '',
        _doing: 'record',
        ...fields,
        when: 'now',
        status,
        compartment,
        audience: 'everyone',
        organisation: ids.council,
        seen: '100000',
      }).toString(),
    });
    assert.equal(response.statusCode, 303, `${kind}: ${/error-summary__body[\s\S]{0,600}/u.exec(response.body)?.[0]}`);
  }
  const names = {
    organisation: (id: string) => (id === ids.primary ? 'Alder Lane Primary School' : ''),
    practitioner: () => '',
  };
  for (const child of children) {
    const entries = await read(child);
    const { body } = await browser.get(`/children/${child}/timeline`);
    for (const kind of kindsByHand.filter((each) => childFor(each) === child)) {
      const stored = entries.find((each) => each.kind === kind && each.recordedBy === people.director.id);
      assert.ok(stored !== undefined, kind);
      for (const [name, value] of Object.entries(withoutMade(kind, answers(kind).data)))
        assert.deepEqual(withoutMade(kind, stored.data)[name], value, `${kind} ${name}`);
      assert.ok(body.includes(escaped(sentenceOf(kind, stored.data, names))), `the timeline says ${kind}`);
    }
  }
});

test('every form is read with no more than what it needs', async () => {
  for (const kind of kindsByHand) {
    const { data, fields: typed } = answersOfKind(kind, {
      everything: false,
      organisation: ids.primary,
      entry: ids.child,
    });
    const read = await readFields(
      kind,
      formFields(kind, kindNamed(kind).data),
      new Map(Object.entries(typed).map(([name, value]) => [name, [value]])),
      {
        offered: {
          organisations: [{ id: ids.primary, text: 'A school' }],
          matters: () => [{ id: ids.child, text: 'An entry' }],
        },
        find: () => Promise.resolve({ says: 'nobody' }),
        newId: randomUUID,
      },
    );
    assert.deepEqual([...read.errors], [], kind);
    assert.deepEqual(withoutMade(kind, read.data), withoutMade(kind, data), kind);
  }
});

test('what is recorded by hand exists, and somebody has a role to record it', () => {
  for (const kind of kindsByHand) {
    assert.ok(isKind(kind), kind);
    const { by = [], ask = '' } = recordingOf(kind) ?? {};
    assert.ok(ask.length > 5, kind);
    assert.ok(
      by.some((role) => organisationKindCodes.some((organisation) => canHaveRole(organisation, role))),
      kind,
    );
  }
});

test('what opens a record, moves a handover on or closes what is owed has its own page', () => {
  const own = kindNames.filter((kind) => !kindsByHand.includes(kind));
  for (const kind of [
    'involvement.started',
    'involvement.ended',
    'entry.withdrawn',
    'duty.waived',
    'prompt.closed',
    'school-move.confirmed',
  ])
    assert.ok(own.includes(kind), kind);
  assert.ok(own.every((kind) => recordingOf(kind) === undefined));
});

test('every question is asked in words of its own, and every choice has a title', () => {
  for (const kind of kindsByHand) {
    const fields = formFields(kind, kindNamed(kind).data);
    const asks = fields.map(({ ask }) => ask);
    assert.equal(new Set(asks).size, asks.length, `${kind} asks the same twice: ${asks.join(', ')}`);
    for (const field of fields) {
      assert.match(field.ask, /^[A-Z]/u, `${kind} ${field.name}`);
      if (field.input === 'choice')
        for (const { title } of field.choices) assert.match(title, /^[A-Z0-9]/u, `${kind} ${field.name}: ${title}`);
    }
  }
});
