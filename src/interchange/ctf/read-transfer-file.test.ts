import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sayProblem } from './ctf-problem.ts';
import { CountedSource, codesOf, ctf, identity, importedOn, pupil, read } from './ctf-text.fixture.ts';
import { readTransferFile } from './read-transfer-file.ts';

const second = identity.replace('Q830299919001', 'E830299919002').replace('Ava', 'Ben');
const details = (inside: string): string => pupil(`${identity}<BasicDetails>${inside}</BasicDetails>`);

describe('who a pupil is', () => {
  for (const [what, inside, code, isTaken] of [
    ['a wrong check letter', identity.replace('Q8302', 'A8302'), 'upn-check-letter', false],
    ['a number that is none', identity.replace('Q830299919001', 'TEMP1234'), 'upn-malformed', false],
    [
      'a number of an unknown authority',
      identity.replace('Q830299919001', 'E000200005001'),
      'upn-authority-unknown',
      true,
    ],
    ['a temporary number', identity.replace('Q830299919001', 'Q83029992207B'), 'upn-temporary', true],
    ['no number', identity.replace(/<UPN>.*<\/UPN>/u, ''), 'upn-missing', true],
    ['an empty number', identity.replace('Q830299919001', ' '), 'upn-missing', true],
    ['two numbers', `<UPN>Q830299919001</UPN>${identity}`, 'identity-repeated', false],
    ['no names', identity.replace(/<Surname>.*<\/Forename>/u, ''), 'names-missing', false],
    ['no surname', identity.replace('<Surname>Ashby</Surname>', ''), 'surname-missing', true],
    ['no date of birth', identity.replace(/<DOB>.*<\/DOB>/u, ''), 'birth-missing', false],
    ['a date of birth with the day first', identity.replace('2015-02-14', '14/02/2015'), 'birth-unreadable', false],
    ['a day that does not exist', identity.replace('2015-02-14', '2015-02-30'), 'birth-unreadable', false],
    ['a date of birth in the future', identity.replace('2015-02-14', '2031-02-14'), 'birth-in-future', true],
    ['the age of an adult', identity.replace('2015-02-14', '1985-02-14'), 'age-unusual', true],
    ['a sex that we do not know', identity.replace('<Sex>F', '<Sex>Q'), 'code-unknown', true],
    [
      'a learner number that is none',
      `${identity}<UniqueLearnerNumber>9276308687</UniqueLearnerNumber>`,
      'uln-invalid',
      true,
    ],
    ['a name of 5,000 letters', identity.replace('Ashby', 'a'.repeat(5000)), 'identity-too-long', false],
    ['a middle name of 5,000 letters', `${identity}<UCI>${'a'.repeat(5000)}</UCI>`, 'text-too-long', true],
  ] as const) {
    it(`with ${what}: ${code}, and the next pupil is read all the same`, async () => {
      const result = await read(ctf(pupil(inside) + pupil(second)));
      assert.ok(codesOf(result).includes(code), codesOf(result).join());
      assert.deepEqual(result.taken, [isTaken, true]);
      assert.equal(result.refusal, undefined);
    });
  }

  it('is read from the older element Gender, which is said once', async () => {
    const older = (text: string): string => pupil(text.replaceAll('Sex>', 'Gender>'));
    const result = await read(ctf(older(identity) + older(second)));
    assert.deepEqual(codesOf(result), ['older-sex-element']);
    assert.equal(result.pupils[1]?.sex, 'F');
  });

  it('says of a date why it cannot be read', async () => {
    const { problems } = await read(ctf(pupil(identity.replace('2015-02-14', '14/02/2015'))));
    const problem = problems.find(({ code }) => code === 'birth-unreadable');
    assert.ok(problem);
    assert.match(sayProblem(problem).says, /^Pupil 1, line 9, DOB: .*day and month cannot be told apart/u);
  });
});

describe('pupils of one file are compared', () => {
  it('the same number twice is an error for the second, and both are named', async () => {
    const result = await read(ctf(pupil(identity) + pupil(identity.replace('Ava', 'Ben'))));
    assert.deepEqual(result.taken, [true, false]);
    const problem = result.problems.find(({ code }) => code === 'upn-repeated');
    assert.ok(problem);
    assert.match(sayProblem(problem).says, /^Pupil 2, .* also that of pupil 1 \(line \d+\)/u);
  });
  const former = (upn: string): string => `<BasicDetails><FormerUPN>${upn}</FormerUPN></BasicDetails>`;
  for (const [what, pupils] of [
    ['two pupils have', pupil(identity + former('Q83029992207B')) + pupil(second + former('Q83029992207B'))],
    ['is the number of a later pupil', pupil(identity + former('E830299919002')) + pupil(second)],
    ['is the number of an earlier pupil', pupil(identity) + pupil(second + former('Q830299919001'))],
  ] as const) {
    it(`a former number that ${what} is a warning`, async () => {
      const result = await read(ctf(pupils));
      assert.deepEqual(codesOf(result), ['former-upn-shared']);
      assert.deepEqual(result.taken, [true, true]);
    });
  }
  const contact = (surname: string): string =>
    `<Contacts><Contact><Surname>${surname}</Surname><Forename>Wendy</Forename><Relationship>PAM</Relationship></Contact></Contacts>`;
  it('contacts with one name, however written, are a warning and stay two people', async () => {
    const result = await read(ctf(pupil(identity + contact('O’Neill')) + pupil(second + contact('ONEILL'))));
    assert.deepEqual(codesOf(result), ['contact-same-name']);
    assert.deepEqual(
      result.pupils.map(({ contacts }) => contacts?.[0]?.surname),
      ['O’Neill', 'ONEILL'],
    );
  });
  it('contacts with different names are not', async () => {
    const result = await read(ctf(pupil(identity + contact('Ashby')) + pupil(second + contact('Birch'))));
    assert.deepEqual(codesOf(result), []);
  });
});

describe('what a pupil’s fields say', () => {
  it('is absent where the file says nothing', async () => {
    const { pupils } = await read(ctf(pupil(identity)));
    assert.deepEqual(pupils, [
      {
        ordinal: 1,
        line: 9,
        upn: 'Q830299919001',
        surname: 'Ashby',
        forename: 'Ava',
        dateOfBirth: '2015-02-14',
        sex: 'F',
      },
    ]);
  });

  it('is read with references, CDATA and comments as one text', async () => {
    const name = '<Surname>O&apos;N<!-- x -->&#233;<![CDATA[ill & Co]]></Surname>';
    const { pupils } = await read(ctf(pupil(identity.replace('<Surname>Ashby</Surname>', name))));
    assert.equal(pupils[0]?.surname, "O'Néill & Co");
  });

  it('holds both shapes of address, and a postcode that is none as written', async () => {
    const structured =
      '<Address><BS7666Address><PAON>1</PAON><Street>Test Row</Street></BS7666Address><PostCode>de11aa</PostCode></Address>';
    const lines =
      '<Address><AddressLines><AddressLine1>1 Test Row</AddressLine1><AddressLine3>Derby</AddressLine3></AddressLines><PostCode>none</PostCode></Address>';
    const result = await read(ctf(pupil(identity + structured) + pupil(second + lines)));
    assert.deepEqual(result.pupils[0]?.address, {
      structured: { building: '1', street: 'Test Row' },
      postcode: 'DE1 1AA',
    });
    assert.deepEqual(result.pupils[1]?.address, { lines: ['1 Test Row', 'Derby'], postcodeWritten: 'none' });
    assert.deepEqual(codesOf(result), ['postcode-doubtful']);
  });

  it('keeps register marks as they are', async () => {
    const attendance =
      '<Attendance><YearData><Year>2023</Year><SessionsPossible>10</SessionsPossible><SessionsAttended>12</SessionsAttended><AttendSessions><AttendanceStartDate>2023-09-04</AttendanceStartDate><AttendanceMarks>/\\NO#</AttendanceMarks></AttendSessions></YearData></Attendance>';
    const result = await read(ctf(pupil(identity + attendance)));
    assert.deepEqual(result.pupils[0]?.attendance, [
      { year: 2023, possible: 10, attended: 12, marks: [{ from: '2023-09-04', marks: '/\\NO#' }] },
    ]);
    assert.deepEqual(codesOf(result), ['sessions-do-not-add-up']);
  });

  it('counts what is known and not read', async () => {
    const unread =
      '<NAWdetails><x/></NAWdetails><NAWdetails/><SuppInfo><a>1</a></SuppInfo><SchoolHistory><SuppInfo/></SchoolHistory>';
    const { pupils } = await read(ctf(pupil(identity + unread)));
    assert.deepEqual(pupils[0]?.unread, { welshDetails: 2, suppInfo: 2 });
  });

  for (const [what, inside, code] of [
    ['a medical flag without detail', '<MedicalFlag>true</MedicalFlag>', 'medical-flag'],
    ['a medical flag as a number', '<MedicalFlag>1</MedicalFlag>', 'medical-flag'],
    ['a flag that is neither yes nor no', '<MedicalFlag>maybe</MedicalFlag>', 'yes-no-unreadable'],
    ['a year group that does not fit the age', '<NCyearActual>9</NCyearActual>', 'year-group-unusual'],
    ['a year group that we do not know', '<NCyearActual>6a</NCyearActual>', 'code-unknown'],
    ['a former number that is none', '<FormerUPN>none</FormerUPN>', 'former-upn-malformed'],
    ['an unknown element', '<SENstatus>K</SENstatus>', 'element-unknown'],
    ['an element within a field', '<Ethnicity><b>WBRI</b></Ethnicity>', 'element-unknown'],
    ['text outside any field', 'stray<Ethnicity>WBRI</Ethnicity>', 'text-astray'],
    ['an attribute', '<Ethnicity code="1">WBRI</Ethnicity>', 'attributes-ignored'],
  ] as const) {
    it(`with ${what}: ${code}`, async () => {
      const result = await read(ctf(details(inside)));
      assert.ok(codesOf(result).includes(code), codesOf(result).join());
      assert.deepEqual(result.taken, [true]);
    });
  }

  it('a flag that says no, or is absent, is told apart', async () => {
    const no = await read(ctf(details('<MedicalFlag>false</MedicalFlag>')));
    assert.equal(no.pupils[0]?.basicDetails?.medicalFlag, false);
    const absent = await read(ctf(details('<EnrolStatus>C</EnrolStatus>')));
    assert.ok(!('medicalFlag' in (absent.pupils[0]?.basicDetails ?? {})));
  });

  for (const [year, date] of [
    ['6', '2014-09-01'],
    ['6', '2015-08-31'],
    ['R', '2021-05-05'],
    ['13', '2008-01-01'],
    ['X', '2015-02-14'],
  ] as const) {
    it(`year ${year} fits a child born ${date}`, async () => {
      const born = details(`<NCyearActual>${year}</NCyearActual>`).replace('2015-02-14', date);
      assert.ok(!codesOf(await read(ctf(born))).includes('year-group-unusual'));
    });
  }

  it('the present SEN provision is the newest', async () => {
    const sen = (...provisions: readonly (readonly [string, string])[]): string =>
      `<SENhistory>${provisions.map(([from, code]) => `<SEN><StartDate>${from}</StartDate><SENprovision>${code}</SENprovision></SEN>`).join('')}</SENhistory>`;
    const ended = await read(ctf(pupil(identity + sen(['2024-01-01', 'N'], ['2022-01-01', 'K']))));
    assert.deepEqual(codesOf(ended), []);
    const begun = await read(ctf(pupil(identity + sen(['2022-01-01', 'N'], ['2024-01-01', 'K']))));
    assert.deepEqual(codesOf(begun), ['sen-support']);
    const plan = await read(ctf(pupil(identity + sen(['2022-01-01', 'K'], ['2024-01-01', 'E']))));
    assert.deepEqual(codesOf(plan), ['sen-plan']);
  });
});

describe('the reader', () => {
  it('takes no more of the source than the receiver has asked for', async () => {
    const pupils = Array.from({ length: 200 }, () => pupil(identity)).join('');
    const source = new CountedSource(Buffer.from(ctf(pupils)), 1000);
    let events = 0;
    for await (const event of readTransferFile(source, { importedOn })) {
      events += 1;
      if (event.kind === 'pupil') break;
    }
    assert.equal(events, 2);
    assert.ok(source.taken <= 2000);
  });
  it('gives what the source throws to its caller', async () => {
    const broken = {
      async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
        yield Buffer.from('<CTfile>');
        throw new Error('the disk is gone');
      },
    };
    await assert.rejects(async () => {
      for await (const _event of readTransferFile(broken, { importedOn }));
    }, /the disk is gone/u);
  });
  it('counts pupils, and those with warnings', async () => {
    const { events } = await read(ctf(pupil(identity) + pupil(identity) + pupil('<Surname>A</Surname>')));
    const end = events.at(-1);
    assert.ok(end?.kind === 'end');
    assert.deepEqual({ ...end.counts, bytes: 0 }, { pupils: 3, canBeTaken: 1, withWarnings: 1, bytes: 0 });
  });
});
