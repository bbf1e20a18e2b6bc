import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, startOfDay } from '../../clock.ts';
import type { OrganisationKind } from '../../kinds/vocabulary.ts';
import type { Involvement } from '../standing.ts';
import { agreementSentences } from './agreement-words.ts';
import { compileAgreements } from './compile-agreement.ts';
import { countsAt } from './in-force.ts';
import { readAgreement } from './read-agreement.ts';

const ward = '11111111-1111-4111-8111-111111111111';
const school = '22222222-2222-4222-8222-222222222222';
const police = '33333333-3333-4333-8333-333333333333';
const kinds = new Map<string, OrganisationKind>([
  [ward, 'tier-4'],
  [school, 'school'],
  [police, 'police'],
]);

const written = {
  agreement: 'hospital-and-schools',
  version: '2026-11',
  title: 'The hospital and schools',
  source: { orgTypes: ['SCHOOL'] },
  defaults: [
    {
      effect: 'allow',
      modes: ['EXISTENCE', 'CONTENT'],
      dataTypes: ['health', 'send'],
      destOrgIds: [ward],
      purposes: ['mental-health'],
    },
  ],
  validFrom: '2026-12-01',
  validUntil: '2027-12-01',
};
const reading = { known: (id: string) => kinds.has(id), startOfDay };
const read = (change: object = {}) => readAgreement(JSON.stringify({ ...written, ...change }), reading);
const agreement = (change: object = {}) => {
  const result = read(change);
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.findings));
  return result.agreement;
};
const findings = (change: object) => {
  const result = read(change);
  return result.ok ? [] : result.findings.map(({ at, says }) => `${at}: ${says}`);
};
const rule = (change: object) => ({ defaults: [{ ...written.defaults[0], ...change }] });

const involvement = (of: Partial<Involvement>): Involvement => ({
  id: 'i',
  organisation: ward,
  practitioner: null,
  role: null,
  purpose: 'mental-health',
  startsAt: startOfDay('2026-01-01'),
  endsAt: null,
  isProtected: false,
  ...of,
});
const educates = involvement({ id: 's', organisation: school, purpose: 'education' });
const compile = (involvements: readonly Involvement[], change: object = {}) => {
  const found = agreement(change);
  return compileAgreements(
    { involvements, restrictions: [] },
    [{ id: 'v', agreement: found, startsAt: found.startsAt, endsAt: found.endsAt }],
    (id) => kinds.get(id),
  );
};

test('an agreement says in plain words what it opens to whom, for what and until when', () => {
  const words = {
    organisation: (id: string) => (id === ward ? 'Fernilow Ward' : 'another'),
    day: (at: number) => dayOf(Temporal.Instant.fromEpochMilliseconds(at)).toString(),
  };
  assert.deepEqual(agreementSentences(agreement(), words), [
    'Fernilow Ward may know that all schools hold a record and read health and SEND entries that they recorded, when they work with the child for this: mental health care, until 2027-12-01.',
  ]);
  assert.match(
    agreementSentences(agreement(rule({ modes: ['EXISTENCE'], dataTypes: undefined })), words)[0] ?? '',
    /^Fernilow Ward may know that all schools hold a record, when/u,
  );
});

test('existence and content are separate: each opens only what it names', () => {
  const both = compile([involvement({}), educates]).filter(({ viewer }) => viewer.startsWith('ward-clinician@'));
  assert.deepEqual(
    both.map(({ mode, compartments, organisation, agreement: version }) => [mode, compartments, organisation, version]),
    [
      ['existence', [], school, 'v'],
      ['recorded', ['health', 'send'], school, 'v'],
    ],
  );
  const known = compile([involvement({}), educates], rule({ modes: ['EXISTENCE'] }));
  assert.ok(known.length > 0 && known.every(({ mode }) => mode === 'existence'));
});

test('an agreement opens nothing without work with the child, for another purpose, or to somebody else', () => {
  assert.deepEqual(compile([educates]), []);
  assert.deepEqual(compile([involvement({ purpose: 'family-help' }), educates]), []);
  assert.deepEqual(compile([involvement({ organisation: police, purpose: 'policing' }), educates]), []);
  assert.deepEqual(compile([involvement({})]), []);
});

test('it holds from its first day to its last, and no longer than the work with the child', () => {
  const end = startOfDay('2027-01-10');
  for (const grant of compile([involvement({ endsAt: end }), educates])) {
    assert.equal(grant.startsAt, startOfDay('2026-12-01'));
    assert.equal(grant.endsAt, end);
  }
});

test('a school that tells where a child is, and must not, is no source', () => {
  assert.deepEqual(compile([involvement({}), { ...educates, isProtected: true }]), []);
});

test('what one rule denies is taken out of what another allows', () => {
  const deny = {
    effect: 'deny',
    modes: ['CONTENT'],
    dataTypes: ['health'],
    destOrgTypes: ['HOSPITAL'],
    purposes: ['mental-health'],
  };
  const content = compile([involvement({}), educates], { exceptions: [deny] }).filter(
    ({ mode }) => mode === 'recorded',
  );
  assert.ok(content.length > 0 && content.every(({ compartments }) => compartments.join() === 'send'));
  const unknown = { ...deny, modes: ['EXISTENCE'], dataTypes: undefined };
  assert.deepEqual(compile([involvement({}), educates], { exceptions: [unknown] }), []);
});

test('record types and organisation types of the national design are read as ours', () => {
  const [only] = agreement(
    rule({
      dataTypes: ['education.details', 'childrens-services.details'],
      destOrgIds: undefined,
      destOrgTypes: ['HEALTH'],
    }),
  ).rules;
  assert.deepEqual(only?.compartments, ['general', 'send', 'safeguarding']);
  assert.deepEqual(only?.to.kinds, ['camhs', 'tier-4', 'icb', 'gp-practice', 'health-visiting']);
});

test('what is wrong is said by its place, all of it, with what would be right', () => {
  assert.deepEqual(
    findings(rule({ destOrgIds: ['nobody'], purposes: ['research'], dataTypes: ['protected-location'] })),
    [
      'defaults[0].dataTypes[0]: "protected-location" is not known. Use one of: general, send, safeguarding, health, legal, personal.details, education.details, health.details, childrens-services.details, crime-justice.details',
      'defaults[0].destOrgIds[0]: no organisation here has the id "nobody"',
      'defaults[0].purposes[0]: "research" is not known. Use one of: education, prospective-admission, admission, former-school, authority-admissions, authority-send, social-care, family-help, mental-health, health-care, policing, placement',
    ],
  );
  assert.deepEqual(findings({ validUntil: '2026-11-01' }), [
    'validUntil: must be later than validFrom',
    'defaults[0].validUntil: must be later than validFrom',
  ]);
  assert.deepEqual(findings({ validUntil: '2046-12-01' }), [
    'validUntil: an agreement lasts 3 years at the most; a new version continues it',
  ]);
  assert.match(findings({ source: {} }).join(), /source: name orgTypes, orgIds or both/u);
  assert.match(findings(rule({ dataTypes: undefined })).join(), /defaults\[0\]\.dataTypes: CONTENT needs dataTypes/u);
  assert.match(findings({ surprise: 1 }).join(), /surprise/u);
  assert.match(findings(rule({ effect: 'deny' })).join(), /no rule allows anything/u);
});

test('what is no agreement at all is refused, and never throws', () => {
  for (const text of [
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"defaults":[{}]}',
    `{"a":"${'x'.repeat(200_001)}"}`,
    '['.repeat(50_000),
  ]) {
    const result = readAgreement(text, reading);
    assert.equal(result.ok, false, text.slice(0, 20));
    assert.ok(!result.ok && result.findings.length > 0 && result.findings.length < 100);
  }
});

test('a version counts in its time, until it is superseded or revoked, and as this compiler made it', () => {
  const valid = { startsAt: 10, endsAt: 20 };
  const decided = { putInForceAt: 5, supersededAt: null, revokedAt: null, compiledBy: 1 };
  assert.deepEqual(
    [9, 10, 19, 20].map((at) => countsAt(valid, decided, at)),
    [false, true, true, false],
  );
  assert.equal(countsAt(valid, { ...decided, putInForceAt: null }, 15), false);
  assert.equal(countsAt(valid, { ...decided, putInForceAt: 16 }, 15), false);
  assert.equal(countsAt(valid, { ...decided, supersededAt: 15 }, 15), false);
  assert.equal(countsAt(valid, { ...decided, revokedAt: 18 }, 15), false);
  assert.equal(countsAt(valid, { ...decided, compiledBy: 0 }, 15), false);
});
