/** throughline replay: what a rulebook would have said about a child, or how often about a whole population. */
import { join } from 'node:path';
import { timeZone } from '../../clock.ts';
import { projectRoot } from '../../config.ts';
import { withAccess } from '../../record/access.ts';
import { openChildByReference } from '../../record/find-child.ts';
import { inForceNow, type NamedRulebook, namedRulebook } from '../../record/named-rulebook.ts';
import { replayPopulation } from '../../record/replay-population.ts';
import { asOfNow, rulesViewOf } from '../../record/rules-view.ts';
import { replayChild, type Spoken } from '../../rulebook/replay/replay-child.ts';
import type { Tally } from '../../rulebook/replay/tally.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { smallNumber } from '../../ui/small-number.ts';
import { spokenWords } from '../../ui/spoken-words.ts';
import { actorOf } from '../act-as.ts';
import type { Command, CommandContext, Words } from '../command.ts';

const rulebooks = join(projectRoot, 'rulebooks');

const chosen = ({ services }: CommandContext, { options }: Words): Promise<NamedRulebook> =>
  namedRulebook(
    typeof options['rulebook'] === 'string' ? options['rulebook'] : inForceNow,
    { current: services.engine.rulebook, folder: rulebooks },
    { dates: options['dates'] === true ? 'kept' : 'ignored' },
  );

/** The end of a day, so that what was recorded on it counts. */
function endOf(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.PlainDate.from(text).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  } catch {
    return undefined;
  }
}

const timeWords = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

const spokenLine = ({ at, step, rule, instance }: Spoken, rulebook: Rulebook): string =>
  `${timeWords(at)}  ${spokenWords[step].padEnd(20)} ${rulebook.ruleOf(rule)?.rule.title ?? rule}  (${instance})`;

async function replayOne(context: CommandContext, words: Words, reference: string): Promise<number> {
  const { services, say } = context;
  const actor = await actorOf(context, words);
  if (actor === undefined) return 2;
  const asked = words.options['as-of'];
  const now = services.clock.now();
  const until = typeof asked === 'string' ? endOf(asked) : now;
  if (until === undefined) {
    say('Write the day as in 2026-09-22: --as-of YYYY-MM-DD');
    return 2;
  }
  const { rulebook, title, note } = await chosen(context, words);
  return withAccess(services, actor, 'replay of a child', async (access) => {
    const child = await openChildByReference(access, reference);
    const { entries, world } = await rulesViewOf(child);
    const spoken = replayChild(
      entries,
      world,
      rulebook,
      until === now ? asOfNow(entries, now) : until.epochMilliseconds - 1,
    );
    say(
      `${title}. ${words.options['dates'] === true ? 'Only rules that were in force' : 'What these rules would have said, whenever they came into force'}, on the ${entries.length} entries that you may see.`,
    );
    if (note !== '') say(note);
    for (const each of spoken) say(spokenLine(each, rulebook));
    if (spoken.length === 0) say('Nothing would have been said.');
    return 0;
  });
}

function sayTally({ children, rules, roles }: Tally, rulebook: Rulebook, say: (line: string) => void): void {
  say(`${children} chronologies replayed. Numbers from 1 to 4 are not shown.\n`);
  say('raised  children  overdue  for nothing  rule');
  for (const { rule, raised, children: many, overdue, forNothing } of rules) {
    const [a, b, c, d] = [raised, many, overdue, forNothing].map(smallNumber);
    say(
      `${a?.padStart(6)}  ${b?.padStart(8)}  ${c?.padStart(7)}  ${d?.padStart(11)}  ${rulebook.ruleOf(rule)?.rule.title ?? rule}`,
    );
  }
  say('\na week  fullest  role');
  for (const { role, aWeek, fullestWeek } of roles)
    say(`${aWeek.toFixed(1).padStart(6)}  ${smallNumber(fullestWeek).padStart(7)}  ${role}`);
}

async function replayAll(context: CommandContext, words: Words): Promise<number> {
  const { services, installation, say, progress } = context;
  const { rulebook, title } = await chosen(context, words);
  const from = services.clock.now().toZonedDateTimeISO(timeZone).subtract({ years: 1 }).toInstant();
  say(`${title}, over the last year.`);
  const tally = await replayPopulation(
    services,
    { partnership: installation.partnership },
    { rulebook, from, progress: (done) => progress(`${done} chronologies`) },
  );
  sayTally(tally, rulebook, say);
  return 0;
}

function run(context: CommandContext, words: Words): Promise<number> {
  const [reference] = words.positionals;
  if (words.options['population'] === true) return replayAll(context, words);
  if (reference !== undefined) return replayOne(context, words, reference);
  context.say(
    'Name a child: throughline replay CHILD --as name@example.org, or ask for all: throughline replay --population',
  );
  return Promise.resolve(2);
}

export const replayCommand: Command = {
  name: 'replay',
  usage: 'replay CHILD --as EMAIL [--as-of DATE] [--rulebook NAME] [--dates], or replay --population [--rulebook NAME]',
  summary: 'says what a rulebook would have said about a child and when, or how often about everybody',
  options: {
    as: { type: 'string' },
    'as-of': { type: 'string' },
    rulebook: { type: 'string' },
    dates: { type: 'boolean' },
    population: { type: 'boolean' },
  },
  run,
};
