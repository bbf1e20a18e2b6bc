/** throughline sql --as-superuser: a statement past every guard, on the embedded database, to try what the audit finds. */
import { createHash, randomUUIDv7 } from 'node:crypto';
import { systemClock } from '../../clock.ts';
import { type Answer, runAsSuperuser } from '../../database/as-superuser.ts';
import type { Choosing, Command, Words } from '../command.ts';

const usage = 'sql --as-superuser STATEMENT';
const mostRows = 50;

/** It is in the audit that this was used; what the statement says is not. */
const ownTrace = (statement: string) => ({
  text: `INSERT INTO audit_event (partnership_id, id, at, action, detail)
    SELECT partnership_id, $1, $2, 'sql as superuser', jsonb_build_object('sha256', $3::text) FROM installation`,
  values: [
    randomUUIDv7(),
    systemClock.now().toString(),
    createHash('sha256').update(statement).digest('hex'),
  ] as readonly unknown[],
});

function sayAnswer({ command, count, rows }: Answer, say: (line: string) => void): void {
  for (const row of rows.slice(0, mostRows)) say(JSON.stringify(row));
  if (rows.length > mostRows) say(`… and ${rows.length - mostRows} more rows`);
  say(`${command} ${count}`);
}

async function sql({ say, settings }: Choosing, { positionals, options }: Words): Promise<number> {
  const statement = positionals.join(' ').trim();
  if (options['as-superuser'] !== true || statement === '') {
    say(
      `Usage: throughline ${usage}\nThere is no other way than as the superuser: row-level security and every guard are off.`,
    );
    return 2;
  }
  say(
    'Every guard is off: row-level security, triggers and append-only tables. Nobody should do this to real records.',
  );
  const answers = await runAsSuperuser(settings().database, [ownTrace(statement)], statement);
  for (const answer of answers) sayAnswer(answer, say);
  say('What was changed under a checkpoint is found by: throughline audit verify');
  return 0;
}

export const sqlCommand: Command = {
  name: 'sql',
  usage,
  summary: 'runs SQL as the superuser of the embedded database, past every guard, to try what audit verify finds',
  options: { 'as-superuser': { type: 'boolean' } },
  runAsAsked: sql,
};
