import assert from 'node:assert/strict';
import { beforeEach, describe, type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { overOneConnection } from './one-connection.ts';
import { openDatabases } from './open-databases.ts';
import { refuseOldServer } from './operator-database.ts';
import { operatorServers } from './operator-server.fixture.ts';

async function open(t: TestContext, url: string, appUrl?: string) {
  const database = { kind: 'server', url, appUrl } as const;
  const databases = await openDatabases({ database, databasePool: 2 }, { purpose: 'server' });
  t.after(databases.close);
  return databases;
}

const whoServes = async (t: TestContext, url: string, appUrl?: string): Promise<unknown> => {
  const { app } = await open(t, url, appUrl);
  const question = sql<{ who: string }>`SELECT current_user AS who WHERE NOT EXISTS (SELECT FROM installation)`;
  return (await question.execute(app.kysely)).rows;
};

const gaps: Readonly<Record<string, RegExp>> = {
  'ALTER ROLE throughline_app SUPERUSER': /superuser/,
  'ALTER ROLE throughline_app BYPASSRLS': /row-level security/,
  'ALTER ROLE throughline_record BYPASSRLS': /row-level security/,
  'ALTER ROLE throughline_record LOGIN': /throughline_record can log in/,
  'ALTER ROLE throughline_app NOLOGIN': /throughline_app cannot log in/,
  'REVOKE throughline_app FROM owner; GRANT owner TO throughline_app': /become the owner/,
  'ALTER ROLE throughline_app INHERIT; REVOKE throughline_record FROM throughline_app CASCADE; GRANT throughline_record TO throughline_app':
    /without taking it on/,
};

for (const { name, server } of await operatorServers()) {
  const { url, administer, clear } = server;
  describe(name, () => {
    beforeEach(clear);

    test('an empty database is made ready, and requests are served as a role without rights', async (t) => {
      assert.deepEqual(await whoServes(t, url('owner', 'first')), [{ who: 'throughline_app' }]);
      const roles = await administer(
        `SELECT rolname, rolcanlogin, rolinherit, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS rights
           FROM pg_roles WHERE rolname LIKE 'throughline%' ORDER BY 1`,
      );
      assert.deepEqual(roles, [
        { rolname: 'throughline_app', rolcanlogin: true, rolinherit: false, rights: false },
        { rolname: 'throughline_record', rolcanlogin: false, rolinherit: true, rights: false },
      ]);
    });

    test('several processes may start in the same moment', async (t) => {
      const started = await Promise.all([1, 2, 3, 4].map(() => whoServes(t, url('owner', 'first'))));
      assert.equal(started.length, 4);
    });

    test('the login follows when the password of the owner changes', async (t) => {
      await open(t, url('owner', 'first'));
      await administer(`ALTER ROLE owner PASSWORD 'second: %/@'`);
      const changed = url('owner', encodeURIComponent('second: %/@'));
      assert.deepEqual(await whoServes(t, changed), [{ who: 'throughline_app' }]);
    });

    test('a login that an administrator looks after is used as it is', async (t) => {
      await administer(`
        CREATE ROLE throughline_record NOLOGIN; CREATE ROLE throughline_app LOGIN NOINHERIT PASSWORD 'own';
        GRANT throughline_record TO throughline_app; ALTER ROLE throughline_app SET statement_timeout = 30000;
        ALTER ROLE throughline_app SET idle_in_transaction_session_timeout = 60000; ALTER ROLE owner NOCREATEROLE`);
      const appUrl = url('throughline_app', 'own');
      assert.deepEqual(await whoServes(t, url('owner', 'first'), appUrl), [{ who: 'throughline_app' }]);
      await assert.rejects(open(t, url('owner', 'first')), { code: 'DATABASE_ROLES_WRONG', message: /password/ });
    });

    test('an owner that may not create roles is told what is missing', async (t) => {
      await administer('ALTER ROLE owner NOCREATEROLE');
      await assert.rejects(open(t, url('owner', 'first')), { code: 'DATABASE_ROLES_WRONG', message: /missing/ });
    });

    for (const [change, message] of Object.entries(gaps)) {
      test(`a gap in the wall is refused: ${change}`, async (t) => {
        await open(t, url('owner', 'first'));
        await administer(change);
        await assert.rejects(open(t, url('owner', 'first')), { code: 'DATABASE_ROLES_WRONG', message });
      });
    }

    test('an address of another role than the one that serves requests is refused', async (t) => {
      await assert.rejects(open(t, url('owner', 'first'), url('owner', 'first')), { code: 'DATABASE_ROLES_WRONG' });
    });

    test('an address without a password is an error that says what to do', async (t) => {
      await assert.rejects(open(t, url('owner', undefined)), { code: 'DATABASE_PASSWORD_MISSING' });
    });

    test('a wrong password is an error that does not repeat it', async (t) => {
      await assert.rejects(open(t, url('owner', 'wrong-secret')), (error: Error) => {
        assert.doesNotMatch(`${error.stack}`, /wrong-secret/);
        return 'code' in error && error.code === 'DATABASE_UNAVAILABLE';
      });
    });

    test('a server older than the oldest that will do is refused', async () => {
      const asking = overOneConnection({ connectionString: url('owner', 'first') }, (client) =>
        refuseOldServer(client, 990_000),
      );
      await assert.rejects(asking, { code: 'DATABASE_TOO_OLD' });
    });
  });
}
