/** People of the small partnership as administrators: of the primary school, of the secondary school, of the partnership. */
import type { Role } from '../src/kinds/vocabulary.ts';
import { insertOrganisation } from '../src/record/practitioners/insert-organisation.ts';
import { insertRole } from '../src/record/practitioners/roles-held.ts';
import { tokenName } from '../src/ui/components/form-element.ts';
import { type Browser, cookieIn, form, type TestApp } from './app.ts';
import { ids, type PersonName, people } from './small-partnership.ts';

export type Administrators = {
  /** Of the organisation of kind "partnership". */
  readonly partnership: string;
};

const of: readonly (readonly [PersonName, string])[] = [
  ['primaryOffice', ids.primary],
  ['primaryHead', ids.primary],
  ['secondaryOffice', ids.secondary],
];

/** Jean Marlow and Wanda Pike at the primary school, Carl Fenn alone at the secondary, Jo Sharman and Ines Calder for all. */
export async function withAdministrators({ everything }: Pick<TestApp, 'everything'>): Promise<Administrators> {
  return everything(async (access) => {
    const from = access.now.subtract({ hours: 24 * 400 });
    const give = (name: PersonName, organisation: string, role: Role) =>
      insertRole(access, { practitioner: people[name].id, organisation, role }, { from, to: null });
    const partnership = await insertOrganisation(access, {
      name: 'Wyeshire Partnership',
      kind: 'partnership',
      authorityCode: null,
    });
    for (const [name, organisation] of of) await give(name, organisation, 'administrator');
    await give('policy', partnership, 'administrator');
    await give('director', partnership, 'administrator');
    return { partnership };
  });
}

const tokenIn = (page: string): string => new RegExp(`name="${tokenName}" value="([^"]+)"`, 'u').exec(page)?.[1] ?? '';

/** Signed in, and proved just now. Forms take their token from any page that has one. */
export async function proved(
  { request, signIn }: Pick<TestApp, 'request' | 'signIn'>,
  name: PersonName,
): Promise<Browser> {
  const { cookie: before } = await signIn(name);
  const page = await request({ url: '/confirm-it-is-you', headers: { cookie: before } });
  const sent = form({ [tokenName]: tokenIn(page.body) });
  const done = await request({
    method: 'POST',
    url: '/confirm-it-is-you',
    ...sent,
    headers: { ...sent.headers, cookie: before },
  });
  const [cookie = ''] = cookieIn(done).split('; ');
  const get = (url: string) => request({ url, headers: { cookie } });
  return {
    cookie,
    get,
    post: async (url, fields, formOn = '/your-sign-in/recovery-codes') => {
      const filled = form({ ...fields, [tokenName]: tokenIn((await get(formOn)).body) });
      return request({ method: 'POST', url, ...filled, headers: { ...filled.headers, cookie } });
    },
  };
}

/** What the next page says has been done. */
export async function noticeAfter(browser: Browser, url: string): Promise<string> {
  const { body } = await browser.get(url);
  return /govuk-notification-banner__heading">([^<]+)</u.exec(body)?.[1]?.trim() ?? '';
}
