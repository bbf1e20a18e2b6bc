import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dictionary } from '@zxcvbn-ts/language-common';
import { passwordFault } from './password-rules.ts';

const about = ['Priya Nair', 'priya.nair@alder-lane.example', 'Alder Lane Primary School'];
const fault = (password: string) => passwordFault(password, about);

test('V6.2.1 V6.2.9 a password has 15 characters or more, and may have far more than 64', () => {
  assert.match(fault('') ?? '', /^Enter/u);
  assert.match(fault('kT9-vbx2.Qpl0w') ?? '', /15 characters or more/u);
  assert.equal(fault('kT9-vbx2.Qpl0w4'), undefined);
  assert.equal(fault(`${'otter kettle marble seven '.repeat(6)}candle`.slice(0, 150)), undefined);
  assert.match(fault('kT9-vbx2'.repeat(40)) ?? '', /256 characters or less/u);
});

test('V6.2.5 any composition will do: words alone, digits alone, other alphabets, spaces at the ends', () => {
  for (const password of [
    'kettle marble otter candle',
    '830174926530418',
    'ЁжикВТуманеПьётЧай',
    ' marble otter kettle ',
    '🦊🥕🪁🧵🫖🪴🧭🎺🛶🧦🪛🧤🪘🍳🧲',
  ])
    assert.equal(fault(password), undefined, password);
});

test('what attackers try first is refused, however it is lengthened', () => {
  for (const password of [
    'passwordpassword',
    'Password1Password1',
    'password1234567',
    'qwertyuiopasdfgh',
    '1qaz2wsx3edc4rfv',
    '123456789012345',
    'aaaaaaaaaaaaaaaaaaaaaa',
    'iloveyouiloveyou',
    'letmeinletmein1!',
    'mississippimississippi',
    'Summer2026Summer',
    'P@ssw0rdP@ssw0rd',
  ])
    assert.match(fault(password) ?? '', /harder to guess/u, password);
});

test('V6.2.11 the person, their school and the product are no secret', () => {
  for (const password of [
    'priyanairpriyanair',
    'PriyaNair2026!!',
    'AlderLanePrimary1',
    'alder lane primary school',
    'priya.nair@alder-lane.example',
    'Throughline2026!!',
    'safeguarding2026!',
    'schoolschoolschool',
  ])
    assert.match(fault(password) ?? '', /harder to guess/u, password);
});

test('V6.2.4 every common password that is long enough is refused', () => {
  const long = dictionary['passwords-common'].filter((word) => word.length >= 15);
  assert.ok(long.length > 30);
  assert.deepEqual(
    long.filter((word) => fault(word) === undefined),
    [],
  );
});
