/** throughline administrator add NAME --email ADDRESS: an administrator of the partnership, and a link for them. */
import { addAdministrator } from '../../record/practitioners/add-administrator.ts';
import { setUpRoute } from '../../ui/addresses.ts';
import { instantInWords } from '../../ui/when-words.ts';
import type { Command } from '../command.ts';

const usage = 'administrator add NAME --email ADDRESS [--start-anew]';

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text);

export const administratorAddCommand: Command = {
  name: 'administrator add',
  usage,
  summary:
    'makes somebody an administrator of the partnership and prints a one-time link with which they set up signing in',
  options: { email: { type: 'string' }, 'start-anew': { type: 'boolean' } },
  run: async ({ services, installation, config, say }, { positionals, options }) => {
    const name = positionals.join(' ').trim();
    const email = options['email'];
    if (name === '' || typeof email !== 'string' || !isEmail(email.trim())) {
      say(`Name one person and their email address: throughline ${usage}`);
      return 2;
    }
    const startsAnew = options['start-anew'] === true;
    const added = await addAdministrator(services, installation, { name, email, startsAnew });
    if (added.kind === 'works-here-no-more') {
      say('Somebody with this email address worked here and has left. Use another address.');
      return 1;
    }
    if (added.kind !== 'link') {
      say('This person is an administrator now and signs in as before.');
      say(
        'If they cannot sign in any more, call it again with --start-anew: everything they signed in with then ends.',
      );
      return 0;
    }
    const path = setUpRoute.link({ token: added.token }).toString();
    const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
    say('Hand this link to them by a way you trust. It counts once:');
    say(new URL(path, address).href);
    say(`It ends on ${instantInWords(added.ends)}.`);
    return 0;
  },
};
