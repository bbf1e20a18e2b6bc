import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { type Invitation, invitationCalendar } from './write-invitation.ts';

const at = (text: string) => Temporal.Instant.from(text);
const invitation: Invitation = {
  meeting: '10000000-0000-4000-8000-000000000099',
  startsAt: at('2026-11-24T10:00:00Z'),
  endsAt: at('2026-11-24T11:00:00Z'),
  writtenAt: at('2026-11-22T09:00:00Z'),
  calledOff: false,
  address: 'https://throughline.example/meetings/1',
};

const read = (given: Partial<Invitation>) => {
  const calendar = new ICAL.Component(ICAL.parse(invitationCalendar({ ...invitation, ...given })));
  const event = calendar.getFirstSubcomponent('vevent');
  assert.ok(event !== null);
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.getFirstPropertyValue('uid'),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    start: String(event.getFirstPropertyValue('dtstart')),
    status: event.getFirstPropertyValue('status'),
  };
};

test('a calendar takes a moved meeting for the same one, and the newer word for the one that counts', () => {
  const planned = read({});
  const moved = read({ startsAt: at('2026-12-02T09:30:00Z'), writtenAt: at('2026-11-22T09:00:05Z') });
  const calledOff = read({ calledOff: true, writtenAt: at('2026-11-23T09:00:00Z') });
  assert.deepEqual([moved.uid, calledOff.uid], [planned.uid, planned.uid]);
  assert.ok(planned.sequence > 0 && moved.sequence > planned.sequence && calledOff.sequence > moved.sequence);
  assert.equal(moved.start, '2026-12-02T09:30:00Z');
  assert.deepEqual([calledOff.method, calledOff.status], ['CANCEL', 'CANCELLED']);
});

test('it says nothing of whom it is about, or why', () => {
  assert.doesNotMatch(invitationCalendar(invitation), /Rowan|discussion|conference|child/iu);
});
