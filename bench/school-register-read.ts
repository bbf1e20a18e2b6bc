/**
 * How fast the national register of schools is read. The full download has 140 columns and 50,000 rows; this makes one
 * of that shape from the header in the shared data, and reads the extract beside it too.
 *
 *   node bench/school-register-read.ts
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { readSchoolRegister } from '../src/interchange/schools/read-school-register.ts';
import { sharedFile, unlessShared } from '../src/interchange/shared-data.fixture.ts';

const full = sharedFile('schools/edubasealldata_5rows_nhsuk-mavis-fixture_2025.csv');
const extract = sharedFile('schools/england_schools_register-trainee-teachers.csv');

async function measure(name: string, open: () => AsyncIterable<Uint8Array>): Promise<void> {
  const began = performance.now();
  let schools = 0;
  for await (const event of readSchoolRegister(open)) if (event.kind === 'schools') schools += event.schools.length;
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${name.padEnd(30)} ${schools} schools in ${seconds.toFixed(2)} s, ${(schools / seconds).toFixed(0)} a second`,
  );
}

async function* fullRegister(header: string, row: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${header}\n`);
  for (let urn = 100_000; urn < 150_000; urn += 100) {
    yield Buffer.from(Array.from({ length: 100 }, (_, index) => `${urn + index}${row.slice(6)}\n`).join(''));
  }
}

if (existsSync(full) && existsSync(extract)) {
  const [header = '', row = ''] = readFileSync(full, 'utf8').split('\n');
  for (let round = 0; round < 3; round += 1) {
    await measure('extract of 7 columns', () => createReadStream(extract));
    await measure('full register of 140 columns', () => fullRegister(header, row));
  }
} else {
  console.log(unlessShared('schools'));
}
