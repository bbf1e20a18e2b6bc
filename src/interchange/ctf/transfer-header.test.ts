import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codesOf, ctf, header, identity, pupil, read } from './ctf-text.fixture.ts';

describe('the header of a transfer file', () => {
  it('is the first event, with what it says', async () => {
    const { events } = await read(ctf(pupil(identity)), { fileName: '8302999_CTF_8304999_001.xml' });
    const [first] = events;
    assert.ok(first?.kind === 'header');
    assert.deepEqual(first.problems, []);
    assert.deepEqual(first.header, {
      version: '25.0',
      documentName: 'Common Transfer File',
      writtenAt: '2026-07-10T09:30:00',
      writtenOn: '2026-07-10',
      supplier: 'TEST',
      source: { authority: '830', establishment: '2999' },
      destination: { authority: '830', establishment: '4999' },
      academicYear: 2025,
      fileName: {
        usual: true,
        from: { kind: 'school', number: '8302999' },
        to: { kind: 'school', number: '8304999' },
        sequence: 1,
      },
    });
  });
  for (const [what, name, code] of [
    ['a name that contradicts it', '8311234_CTF_8304999_001.xml', 'file-name-contradicts'],
    ['a name that says the destination is not known', '8302999_CTF_XXXXXXX_001.xml', 'file-name-contradicts'],
    ['a name of another kind', 'leavers.xml', 'file-name-unusual'],
  ] as const) {
    it(`and ${what} are both shown, and the file is read`, async () => {
      const result = await read(ctf(pupil(identity)), { fileName: name });
      assert.deepEqual(codesOf(result), [code]);
      assert.deepEqual(result.taken, [true]);
    });
  }
  for (const [what, change, code] of [
    ['no version', ['<CTFversion>25.0</CTFversion>', ''], 'version-missing'],
    ['version 19', ['25.0', '19.0'], 'quarantined'],
    ['version 26', ['25.0', '26.0'], 'quarantined'],
  ] as const) {
    it(`with ${what} refuses the file: ${code}`, async () => {
      const { refusal, pupils } = await read(ctf(pupil(identity), header.replace(change[0], change[1])));
      assert.equal(refusal?.code, code);
      assert.deepEqual(pupils, []);
    });
  }
  it('says which version was found and which are read', async () => {
    const { refusal } = await read(ctf(pupil(identity), header.replace('25.0', '19.0')));
    assert.match(refusal?.says ?? '', /"19\.0".*version 24\.0 and 25\.0/u);
  });
  it('may lack a time, a document name and a source, which is shown', async () => {
    const poor = '<Header><CTFversion>25.0</CTFversion></Header>';
    assert.deepEqual(codesOf(await read(ctf(pupil(identity), poor))), [
      'written-at-unreadable',
      'document-name-unusual',
      'source-unclear',
    ]);
  });
});

describe('a file of another shape is refused in words', () => {
  for (const [what, text, code] of [
    ['an admissions file', '<ATfile><Header/></ATfile>', 'admissions-file'],
    ['a made-up root', '<Pupils><Pupil/></Pupils>', 'wrong-root'],
    ['a root with other capitals', '<CTFile/>', 'wrong-root'],
    ['pupils right under the root', `<CTfile>${header}${pupil(identity)}</CTfile>`, 'wrong-wrapper'],
    [
      'pupils before the header',
      `<CTfile><CTFpupilData>${pupil(identity)}</CTFpupilData>${header}</CTfile>`,
      'header-missing',
    ],
    ['no pupil section', `<CTfile>${header}</CTfile>`, 'wrapper-missing'],
    ['no pupil', ctf(''), 'pupils-missing'],
    ['two headers', `<CTfile>${header}${header}</CTfile>`, 'section-repeated'],
    ['an end tag of another element', ctf('<Pupil></Pupils>'), 'not-well-formed'],
  ] as const) {
    it(what, async () => {
      const { refusal, pupils } = await read(text);
      assert.equal(refusal?.code, code);
      assert.deepEqual(pupils, []);
    });
  }
  it('a namespace on the root is read, with a warning', async () => {
    const result = await read(ctf(pupil(identity)).replace('<CTfile>', '<CTfile xmlns="urn:x" version="25">'));
    assert.deepEqual(codesOf(result), ['namespace-on-root']);
    assert.deepEqual(result.taken, [true]);
  });
});
