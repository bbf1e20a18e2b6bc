import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { sharedFile, unlessShared } from '../shared-data.fixture.ts';
import { type RegisterEvent, type RegisterOptions, readSchoolRegister } from './read-school-register.ts';
import type { RegisterRefusal } from './register-refusals.ts';
import type { RegisterSchool, UnusableRow } from './register-school.ts';

type Read = {
  readonly events: readonly RegisterEvent[];
  readonly schools: readonly RegisterSchool[];
  readonly unusable: readonly UnusableRow[];
  readonly refusal: RegisterRefusal | undefined;
};

async function readFrom(open: () => AsyncIterable<Uint8Array>, options?: RegisterOptions): Promise<Read> {
  const events: RegisterEvent[] = [];
  for await (const event of readSchoolRegister(open, options)) events.push(event);
  const batches = events.filter((event) => event.kind === 'schools');
  return {
    events,
    schools: batches.flatMap(({ schools }) => schools),
    unusable: batches.flatMap(({ unusable }) => unusable),
    refusal: events.find((event) => event.kind === 'refused')?.refusal,
  };
}

const read = (content: string | Uint8Array, size = 64, options?: RegisterOptions): Promise<Read> => {
  const bytes = Buffer.from(content as string);
  return readFrom(async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }, options);
};

const encodingOf = ({ events }: Read): string =>
  events[0]?.kind === 'columns' ? events[0].encoding : assert.fail('it has no columns');

describe('a list of schools of the national register', () => {
  const shared = (name: string, check: (result: Read) => void): void => {
    it(`${name} is read`, { skip: unlessShared('schools', name) }, async () => {
      check(await readFrom(() => createReadStream(sharedFile('schools', name))));
    });
  };

  shared('edubasealldata_5rows_nhsuk-mavis-fixture_2025.csv', ({ schools, unusable }) => {
    assert.equal(schools.length, 5);
    assert.deepEqual(unusable, []);
    assert.deepEqual(schools[2], {
      row: 4,
      urn: '100002',
      authority: '201',
      establishment: '6006',
      dfeNumber: '2016006',
      name: "St Paul's Cathedral School",
      typeCode: 11,
      typeName: 'Other independent school',
      phase: 'not-applicable',
      status: 'open-proposed-to-close',
      openedOn: '1939-01-01',
      lowAge: 4,
      highAge: 13,
      street: '2 New Change',
      town: 'London',
      postcode: 'EC4M 9AD',
    });
    // this row of the fixture says "2" and "Open"
    assert.deepEqual(schools[4]?.doubts, ['status-disagrees']);
    assert.equal(schools[4]?.status, 'closed');
  });
  shared('derby_derbyshire_schools_2022-23.csv', ({ schools, unusable }) => {
    assert.equal(schools.length, 561);
    assert.deepEqual(unusable, []);
    assert.equal(schools.filter(({ authority }) => authority === '831').length > 80, true);
    assert.equal(schools.filter(({ name }) => name === undefined).length, 4);
    assert.deepEqual(
      schools.filter(({ doubts }) => doubts !== undefined),
      [],
    );
  });
  shared('england_schools_register-trainee-teachers.csv', ({ schools, unusable }) => {
    assert.equal(schools.length, 49_514);
    assert.deepEqual(unusable, []);
    assert.equal(schools.find(({ urn }) => urn === '100001')?.openedOn, '1920-01-01');
    assert.ok(schools.every(({ status }) => status === undefined));
  });
  shared('2022-2023_england_census.csv', ({ schools, unusable }) => {
    assert.equal(schools.length, 24_433);
    assert.deepEqual(
      unusable.map(({ row, reason }) => [row, reason]),
      [
        [24_435, 'urn-malformed'],
        [24_436, 'urn-malformed'],
        [24_437, 'urn-malformed'],
      ],
    );
    assert.equal(schools.filter(({ phase }) => phase === 'primary').length, 16_783);
  });
  shared('establishment-types_20250422.csv', ({ events, refusal }) => {
    assert.equal(events.length, 1);
    assert.equal(refusal?.code, 'not-a-register');
    assert.match(refusal?.says ?? '', /types of establishment.*URN.*"establishment-type-group-code"/u);
  });
});

describe('the columns of a list', () => {
  it('are found by name, in any order, case and spelling of spaces', async () => {
    const { schools } = await read('post code,ESTABLISHMENTNUMBER,la_CODE,New column,urn\nde11aa,4999,830,x,123456\n');
    assert.deepEqual(schools, [
      {
        row: 2,
        urn: '123456',
        authority: '830',
        establishment: '4999',
        dfeNumber: '8304999',
        postcode: 'DE1 1AA',
      },
    ]);
  });
  it('that are used and missing are told first', async () => {
    const { events } = await read('URN,EstablishmentName\n123456,A School\n');
    assert.ok(events[0]?.kind === 'columns');
    assert.deepEqual(events[0].used, { urn: 'URN', name: 'EstablishmentName' });
    assert.ok(events[0].missing.includes('postcode'));
  });
  for (const header of [
    '',
    'URN',
    'EstablishmentName,Postcode',
    'URN,LinkURN,LinkName,LinkType',
    'URN,LA (code)',
    'a;b;c',
  ]) {
    it(`"${header}" are not those of a list of schools`, async () => {
      const { refusal, schools } = await read(`${header}\n1,2,3\n`);
      assert.ok(refusal);
      assert.deepEqual(schools, []);
      assert.match(refusal.next, /Get Information About Schools/u);
    });
  }
});

describe('the encoding of a list', () => {
  const row = (name: string): string => `URN,EstablishmentName\n100001,Plain\n100002,${name}\n`;
  it('is UTF-8 when all of it is, mark or no mark', async () => {
    for (const mark of ['', '\ufeff']) {
      for (const size of [1, 7, 4096]) {
        const result = await read(mark + row('Ysgol Tŷ Gwyn'), size);
        assert.equal(encodingOf(result), 'utf-8');
        assert.equal(result.schools[1]?.name, 'Ysgol Tŷ Gwyn');
      }
    }
  });
  it('is Windows-1252 when one letter anywhere is not UTF-8', async () => {
    const bytes = Buffer.from(row('Ysgol Caf\u00e9 St John\u0092s'), 'latin1');
    for (const size of [1, 7, 4096]) {
      const result = await read(bytes, size);
      assert.equal(encodingOf(result), 'windows-1252');
      assert.equal(result.schools[1]?.name, 'Ysgol Café St John’s');
    }
  });
  it('is Windows-1252 when the last byte is half a letter', async () => {
    const bytes = Buffer.from('URN,EstablishmentName\n100001,Caf\u00e9', 'latin1');
    assert.equal((await read(bytes)).schools[0]?.name, 'Café');
  });
  for (const [what, bytes] of [
    ['a spreadsheet', Buffer.from('PK\u0003\u0004')],
    ['a PDF', Buffer.from('%PDF-1.7')],
    ['UTF-16', Buffer.from('\ufeffURN,NAME', 'utf16le')],
    ['something with NULs', Buffer.from('URN,NAME\n1\u0000,2')],
  ] as const) {
    it(`of ${what} is refused in words`, async () => {
      assert.equal((await read(bytes)).refusal?.code, 'not-csv');
    });
  }
});

describe('the rows of a list', () => {
  const header =
    'URN,LA (code),EstablishmentNumber,LAESTAB,EstablishmentName,OpenDate,CloseDate,EstablishmentStatus (name),StatutoryLowAge,Postcode';
  const one = async (cells: string): Promise<RegisterSchool | undefined> =>
    (await read(`${header}\n${cells}\n`)).schools[0];

  for (const [what, cells, reason] of [
    ['no URN', ',830,4999,,A,,,,,', 'no-urn'],
    ['a total', 'NAT,,PRI,,,,,,,', 'urn-malformed'],
    ['a short URN', '12345,,,,A,,,,,', 'urn-malformed'],
  ] as const) {
    it(`with ${what} are told with their number and the reason`, async () => {
      const { unusable, schools } = await read(`${header}\n${cells}\n100001,,,,B,,,,,\n`);
      assert.deepEqual(
        unusable.map((row) => [row.row, row.reason]),
        [[2, reason]],
      );
      assert.match(unusable[0]?.says ?? '', /^Row 2 has /u);
      assert.equal(schools[0]?.row, 3);
    });
  }
  it('with a URN that came before are told', async () => {
    const { unusable, schools } = await read(`${header}\n100001,,,,A,,,,,\n100001,,,,B,,,,,\n`);
    assert.deepEqual([schools.length, unusable[0]?.reason, unusable[0]?.row], [1, 'urn-repeated', 3]);
  });
  for (const [cells, expected] of [
    ['100001,830,4999,8304999,A,01-09-2020,,Open,,', { openedOn: '2020-09-01', status: 'open', dfeNumber: '8304999' }],
    [
      '100001,,,8304999,A,2020-09-01,31/08/2024,Closed,,',
      { authority: '830', openedOn: '2020-09-01', closedOn: '2024-08-31' },
    ],
    ['100001,830,4999,8314999,A,,,,,', { dfeNumber: '8304999', doubts: ['numbers-disagree'] }],
    ['100001,83,499,,A,,,,,', { doubts: ['number-doubtful'] }],
    ['100001,,,,A,31-02-2020,,,,', { doubts: ['date-unreadable'] }],
    ['100001,,,,A,,,Dreaming,,', { doubts: ['status-unknown'] }],
    ['100001,,,,A,,,,four,nowhere', { postcodeWritten: 'nowhere', doubts: ['age-unreadable', 'postcode-doubtful'] }],
    [
      '100001,,,,"A, B ""C"" School",,,"Open, but proposed to close",,',
      { name: 'A, B "C" School', status: 'open-proposed-to-close' },
    ],
  ] as const) {
    it(`"${cells}" are read, doubts and all`, async () => {
      const school = await one(cells);
      for (const [key, value] of Object.entries(expected)) {
        assert.deepEqual(school?.[key as keyof RegisterSchool], value, key);
      }
    });
  }
  it('may be longer and shorter than the header, and blank', async () => {
    const { schools, unusable } = await read(`${header}\n100001\n\n100002,,,,B,,,,,,,,extra,cells\n`);
    assert.deepEqual(
      schools.map(({ urn }) => urn),
      ['100001', '100002'],
    );
    assert.deepEqual(unusable, []);
  });
  it('after a quotation mark that is never closed refuse the file', async () => {
    const { refusal } = await read(`${header}\n100001,,,,"A,,,,,\n`);
    assert.equal(refusal?.code, 'broken-row');
  });
  it('come in batches of the size asked for', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => `${100_001 + index},,,,A,,,,,`).join('\n');
    const { events } = await read(`${header}\n${rows}\n`, 4096, { schoolsPerBatch: 10 });
    assert.deepEqual(
      events.map((event) => (event.kind === 'schools' ? event.schools.length : event.kind)),
      ['columns', 10, 10, 5, 'end'],
    );
  });
  it('of more bytes than may come refuse the file', async () => {
    assert.equal((await read('x'.repeat(5000), 64, { maxBytes: 1000 })).refusal?.code, 'too-large');
  });
  it('never make the reader throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const { events } = await read(`URN,NAME\n${text}`);
        assert.ok(events.at(-1)?.kind === 'end' || events.at(-1)?.kind === 'refused');
      }),
    );
  });
});
