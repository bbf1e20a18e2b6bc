/** throughline import term-dates FILE --for SCHOOL|COUNCIL: loads the term dates of a school or a council. */
import { parseDfeNumber } from '../../identity/school-number.ts';
import { readTermDates } from '../../interchange/calendars/read-term-dates.ts';
import type { Access } from '../../record/access.ts';
import { councilByCode, type Organisation, schoolByNumber } from '../../record/organisations.ts';
import { sweep } from '../../record/sweep.ts';
import { asSystem } from '../../record/system.ts';
import { saveTermDates } from '../../record/term-dates.ts';
import { dateInWords } from '../../ui/when-words.ts';
import type { Command, CommandContext } from '../command.ts';
import { countedAgain } from '../counted-again.ts';
import { readGivenFile } from '../read-given-file.ts';

const usage = 'import term-dates FILE --for SCHOOL|COUNCIL';
const howToName =
  'Name it by its number: seven digits for a school, for example --for 830/4999, or three for a council, for example --for 830.';

function keeperOf(access: Access, reference: string): Promise<Organisation | undefined> {
  if (/^\d{3}$/u.test(reference)) return councilByCode(access, reference);
  const number = parseDfeNumber(reference);
  return number.ok ? schoolByNumber(access, number.value) : Promise.resolve(undefined);
}

const inWords = (day: string): string => dateInWords(Temporal.PlainDate.from(day));

async function importTermDates(
  { services, installation, say }: CommandContext,
  bytes: Uint8Array,
  reference: string,
): Promise<number> {
  const read = readTermDates(bytes);
  if (!read.ok) {
    say('The file was refused. Nothing was changed.');
    for (const problem of read.problems) say(`- ${problem}`);
    return 1;
  }
  const system = { partnership: installation.partnership };
  const { from, to, terms, closed } = read.dates;
  const given = { from, to, terms: [...terms], closed: [...closed] };
  const done = await asSystem(services, system, async (access) => {
    const keeper = await keeperOf(access, reference);
    return keeper === undefined ? undefined : { keeper, saved: await saveTermDates(access, keeper, given) };
  });
  if (done === undefined) {
    say(`No school or council here has the number "${reference}". ${howToName}`);
    return 1;
  }
  const { keeper, saved } = done;
  if (saved.kind === 'gap') {
    say(`The file was refused. Nothing is known of the time from ${inWords(saved.from)} to ${inWords(saved.to)}.`);
    say('What to do: load the term dates between first, or add a row "Covers" for the days that the file speaks of.');
    return 1;
  }
  const known = `Term dates of ${keeper.name} are known from ${inWords(saved.terms.from)} to ${inWords(saved.terms.to)}.`;
  if (saved.kind === 'same') {
    say(`Nothing is new in this file. ${known}`);
    return 0;
  }
  await sweep(services, system);
  say(`${known} ${countedAgain(saved.subjects)}`);
  if (saved.ownFromNow) say('From now on the school keeps its own dates, not those of its council.');
  return 0;
}

export const importTermDatesCommand: Command = {
  name: 'import term-dates',
  usage,
  summary:
    'loads the term dates of a school or a council (CSV with the columns Kind, Name, From, To) and counts limits again',
  options: { for: { type: 'string' } },
  run: async (context, { positionals, options }) => {
    const [path, ...more] = positionals;
    const reference = options['for'];
    if (path === undefined || more.length > 0 || typeof reference !== 'string') {
      context.say(`Name one file, and whose dates they are: throughline ${usage}`);
      context.say(howToName);
      return 2;
    }
    const bytes = await readGivenFile(path, context);
    return bytes === undefined ? 2 : importTermDates(context, bytes, reference.trim());
  },
};
