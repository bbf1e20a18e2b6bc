/** An address of every page and form of the product, so that no new one can be forgotten. */
import assert from 'node:assert/strict';
import { routes } from '../../src/web/routes.ts';
import { personId } from '../family-of.ts';
import { assessmentId, contactId, stepId } from '../made-contact.ts';
import { noteId } from '../recorded-note.ts';
import { ids } from '../small-partnership.ts';

/** An id that nothing has. */
export const nothing = '20000000-0000-4000-8000-00000000ffff';

export type Address = { readonly method: 'GET' | 'POST'; readonly path: string; readonly url: string };

/** What stands for each part of a path. Some mean different things in different places. */
const places: readonly (readonly [RegExp, string])[] = [
  [/ask-for-handover\/:school/u, `ask-for-handover/${ids.primary}`],
  [/:school/u, ids.academy],
  [/:(action|gap)/u, nothing],
  [/duties\/:rule/u, 'duties/consider-sharing-in-advance'],
  [/:rule/u, 'ctf'],
  [/:item/u, 'ctf'],
  [/communication\/:person/u, 'communication/child'],
  [/:person/u, personId(1)],
  [/:household/u, personId(50)],
  [/withheld\/:restriction/u, `withheld/${personId(70)}`],
  [/:kind/u, 'concern.recorded'],
  [/:entry/u, noteId],
  [/:question\/:asked/u, 'suspended-again/1'],
  [/:contact\b/u, contactId],
  [/:assessment\b/u, assessmentId],
  [/:proposal\b/u, stepId],
  [new RegExp(`${contactId}/:step`, 'u'), `${contactId}/confirm`],
  [/:step/u, 'contact'],
  [/cover\/:organisation/u, `cover/${ids.primary}`],
  [/:(pack|batch|task)/u, nothing],
];

/** @param given values of parts of a path, by their name; `child` always, others when a test has them */
export function everyAddress(given: { readonly child: string; readonly [part: string]: string }): readonly Address[] {
  return routes.map(({ method, path }) => {
    let url: string = path;
    for (const [name, value] of Object.entries(given)) url = url.replaceAll(new RegExp(`:${name}\\b`, 'gu'), value);
    for (const [place, value] of places) url = url.replace(place, value);
    url = url.replaceAll(/:(move|[a-z]+)/gu, nothing);
    assert.ok(!url.includes(':'), `${path} has a part that nothing stands for`);
    return { method, path, url };
  });
}

/** Without the parts that differ from visit to visit. */
export const alike = (body: string): string =>
  body
    .replaceAll(/value="[\w-]{20,}"/gu, '')
    .replaceAll(/reference is [\w-]+/gu, '')
    .replaceAll(ids.child, 'CHILD')
    .replaceAll(nothing, 'CHILD');

/** Pages that are open by role, to those who answer for a whole organisation's records, whichever child they are about. */
export const byRole: readonly { readonly below: string; readonly roles: readonly string[] }[] = [
  { below: '/who-saw', roles: ['data-protection-officer'] },
  {
    below: '/keeping',
    roles: [
      'data-protection-officer',
      'director-childrens-services',
      'service-manager',
      'headteacher',
      'provider-manager',
    ],
  },
];
export const rolesFor = (path: string): readonly string[] | undefined =>
  byRole.find(({ below }) => path.startsWith(below))?.roles;
