/** Mails reach a real mail server, say nothing of anybody, and are tried again when it does not take them. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { ids, people, type SmallPartnership, smallPartnership } from '../../test/small-partnership.ts';
import { invitationCalendar } from '../interchange/calendars/write-invitation.ts';
import { insertMail, ownMails } from '../record/notices/mails.ts';
import { secretKey } from '../record/sign-in/secret-key.ts';
import { asSystem } from '../record/system.ts';
import { sendMails } from './send-mails.ts';
import { smtpMailer } from './smtp-mailer.ts';
import { mailOfToken, stopToken } from './stop-token.ts';

type Test = Parameters<typeof smallPartnership>[0];
type Received = { readonly to: readonly string[]; readonly text: string };
const secret = secretKey(Buffer.alloc(32, 7));
const system = { partnership: ids.partnership };
const site = 'https://throughline.example';

/** @param refuse the code with which a recipient is refused, or none */
async function mailServer(t: Test, refuse?: () => number | undefined) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const code = refuse?.();
      done(code === undefined ? null : Object.assign(new Error(`no ${address} here`), { responseCode: code }));
    },
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push({
          to: envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(parts).toString('utf8'),
        });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  t.after(
    () =>
      new Promise<void>((done) => {
        server.close(() => done());
      }),
  );
  return { received, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

const send = ({ services }: SmallPartnership, url: string) =>
  sendMails({
    services,
    system,
    mailer: smtpMailer(url, 'throughline@example.org'),
    secret,
    address: {
      work: new URL('/', site),
      choices: new URL('/notices', site),
      stop: (token) => new URL(`/notices/stop/${token}`, site),
      meeting: (meeting) => new URL(`/meetings/${meeting}`, site),
    },
    calendarOf: ({ meeting, startsAt, endsAt }, calledOff) =>
      invitationCalendar({
        meeting,
        startsAt,
        endsAt,
        calledOff,
        writtenAt: services.clock.now(),
        address: new URL(`/meetings/${meeting}`, site).href,
      }),
  });

const toDsl = ({ services }: SmallPartnership, kind: 'daily' | 'urgent' = 'daily') =>
  asSystem(services, system, (access) =>
    insertMail(
      access,
      { partnership: ids.partnership, practitioner: people.primaryDsl.id },
      { kind, counts: { new: 2, overdue: 1 } },
    ),
  );

test('a mail says how many, how to sign in and how to stop, and nothing about anybody', async (t) => {
  const partnership = await smallPartnership(t);
  const { received, url } = await mailServer(t);
  await toDsl(partnership);
  assert.equal(await send(partnership, url), 1);
  assert.equal(await send(partnership, url), 0, 'once');
  const [mail] = received;
  assert.deepEqual(mail?.to, ['primarydsl@example.org']);
  const text = mail?.text.replaceAll(/=\r\n/gu, '').replaceAll(/\r\n[ \t]/gu, '') ?? '';
  assert.match(text, /Subject: Throughline: What waits for you today/u);
  assert.match(text, /1 thing has become overdue[\s\S]*2 new things to do/u);
  assert.match(text, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/u);
  assert.match(text, /Auto-Submitted: auto-generated/u);
  assert.doesNotMatch(text, /Rowan|Example Primary|Priya|Nair|10000000-0000/u);
  const stop = /List-Unsubscribe:\s*<https:\/\/throughline\.example\/notices\/stop\/([^>\s]+)>/u.exec(text)?.[1] ?? '';
  assert.notEqual(mailOfToken(secret, stop), undefined);
  const [own] = await partnership.as('primaryDsl', ownMails);
  assert.equal(own?.state, 'sent');
});

test('an urgent mail cannot be stopped', async (t) => {
  const partnership = await smallPartnership(t);
  const { received, url } = await mailServer(t);
  await toDsl(partnership, 'urgent');
  await send(partnership, url);
  assert.doesNotMatch(received[0]?.text ?? '', /List-Unsubscribe/u);
});

test('what is not taken now is tried again later, longer and longer, and given up in the end', async (t) => {
  const partnership = await smallPartnership(t);
  let code: number | undefined = 451;
  const { received, url } = await mailServer(t, () => code);
  await toDsl(partnership);
  assert.equal(await send(partnership, url), 0);
  assert.equal(await send(partnership, url), 0, 'not at once');
  partnership.services.clock.moveTo(partnership.services.clock.now().add({ minutes: 1 }).toString());
  await send(partnership, url);
  code = undefined;
  partnership.services.clock.moveTo(partnership.services.clock.now().add({ minutes: 5 }).toString());
  assert.equal(await send(partnership, url), 1);
  assert.equal(received.length, 1);

  await toDsl(partnership);
  code = 421;
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await send(partnership, url);
    partnership.services.clock.moveTo(partnership.services.clock.now().add({ hours: 8 }).toString());
  }
  const [own] = await partnership.as('primaryDsl', ownMails);
  assert.equal(own?.state, 'given up');
});

test('an address that will never be taken, a server that is away and somebody who left block no other mail', async (t) => {
  const partnership = await smallPartnership(t);
  const codes: (number | undefined)[] = [550, undefined];
  const { received, url } = await mailServer(t, () => codes.shift());
  await toDsl(partnership);
  await toDsl(partnership);
  assert.equal(await send(partnership, url), 1);
  assert.equal(received.length, 1);
  const rows = await partnership.everything(({ transaction }) =>
    transaction.selectFrom('mail').select(['fault', 'given_up_at']).where('sent_at', 'is', null).execute(),
  );
  assert.deepEqual(
    rows.map(({ fault }) => fault),
    ['smtp-550'],
    'a code, not what the server wrote',
  );
  await toDsl(partnership);
  assert.equal(await send(partnership, 'smtp://127.0.0.1:9'), 0, 'nobody listens there');
  await asSystem(partnership.services, system, async ({ transaction }) => {
    await transaction
      .updateTable('practitioner')
      .set({ active: false })
      .where('id', '=', people.primaryDsl.id)
      .execute();
  });
  await toDsl(partnership);
  assert.equal(await send(partnership, url), 0);
});

test('a token that nobody was given opens nothing', () => {
  const token = stopToken(secret, 'a-mail');
  assert.equal(mailOfToken(secret, token), 'a-mail');
  const other = secretKey(Buffer.alloc(32, 8));
  for (const wrong of ['', '.', 'a-mail', 'a-mail.', 'b-mail' + token.slice(6), `${token}x`, token.slice(0, -2)])
    assert.equal(mailOfToken(secret, wrong), undefined, wrong);
  assert.equal(mailOfToken(other, token), undefined);
});

test('an invitation says when a meeting is and where to sign in, with an entry for the calendar, and nothing else', async (t) => {
  const partnership = await smallPartnership(t);
  const { received, url } = await mailServer(t);
  const meeting = '20000000-0000-4000-8000-000000000401';
  const times = {
    meeting,
    startsAt: Temporal.Instant.from('2026-11-24T10:00:00Z'),
    endsAt: Temporal.Instant.from('2026-11-24T11:30:00Z'),
  };
  await asSystem(partnership.services, system, (access) =>
    insertMail(
      access,
      { partnership: ids.partnership, practitioner: people.primaryDsl.id },
      { kind: 'invitation', counts: {}, meeting: times },
    ),
  );
  assert.equal(await send(partnership, url), 1);
  const [text = ''] = received.map((mail) => mail.text.replaceAll('=\r\n', ''));
  assert.match(text, /Tuesday 24 November 2026, from 10:00 to 11:30/u);
  assert.match(text, /text\/calendar/u);
  assert.match(text, new RegExp(`meetings/${meeting}`, 'u'));
  assert.doesNotMatch(text, /Rowan|Example,|child protection|strategy|List-Unsubscribe/iu);
});
