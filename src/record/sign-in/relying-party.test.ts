import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relyingPartyOf } from './relying-party.ts';

test('passkeys are for the public address when it is https, and for localhost', () => {
  const party = { id: 'throughline.example', origin: 'https://throughline.example' };
  assert.deepEqual(relyingPartyOf('https://throughline.example/', 'anything'), party);
  assert.equal(relyingPartyOf('http://throughline.example', 'localhost'), null);
  assert.deepEqual(relyingPartyOf('http://localhost:8080', 'x'), { id: 'localhost', origin: 'http://localhost:8080' });
  assert.deepEqual(relyingPartyOf(undefined, 'localhost:8080'), { id: 'localhost', origin: 'http://localhost:8080' });
});

test('a host that a request merely names is not believed', () => {
  for (const host of [
    '127.0.0.1:8080',
    'evil.example',
    'localhost.evil.example',
    'evil.example#localhost',
    'localhost:80@evil.example',
    '',
  ])
    assert.equal(relyingPartyOf(undefined, host), null, host);
});
