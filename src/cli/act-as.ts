/** Commands about children are always somebody's: the same person may see the same as in the browser, and it is recorded. */
import { type Actor, findActorByEmail } from '../record/actor.ts';
import { asSystem } from '../record/system.ts';
import type { CommandContext, Words } from './command.ts';

/** The person named with --as. Says what is missing and returns undefined when there is nobody. */
export async function actorOf(
  { services, installation, say }: CommandContext,
  { options }: Words,
): Promise<Actor | undefined> {
  const email = options['as'];
  if (typeof email !== 'string') {
    say('Say on whose behalf: --as name@example.org');
    return undefined;
  }
  const actor = await asSystem(services, { partnership: installation.partnership }, (access) =>
    findActorByEmail(access, email),
  );
  if (actor === undefined) say('Nobody with this email address works here.');
  return actor;
}
