/**
 * Requirements of levels 1 and 2 that no test here can decide, each with what there is instead. `requirements.test.ts` holds
 * that every other one is named by a test.
 */

const notUsed = (what: string): string => `The product has no ${what}.`;
const operations = 'Decided where the product is installed; docs/guides/administrator.md says how.';

export const notTested: Readonly<Record<string, string>> = {
  'V1.2.3': notUsed('JavaScript or JSON made on the server'),
  'V1.2.6': notUsed('LDAP'),
  'V1.2.7': notUsed('XPath'),
  'V1.2.8': notUsed('LaTeX'),
  'V1.3.1': notUsed('field in which markup can be written'),
  'V1.3.3': 'V1.2.1 and V1.2.4 try what is dangerous in each context.',
  'V1.3.5': notUsed('language for texts that could hold instructions'),
  'V1.3.6': notUsed(
    'request to an address that somebody typed; identity providers stand in a file of the administrator',
  ),
  'V1.3.8': notUsed('JNDI'),
  'V1.3.9': notUsed('memcache'),
  'V1.3.11': notUsed('mail with text that somebody typed'),
  'V1.4.1': 'The language is memory-safe.',
  'V1.4.3': 'The language frees memory by itself.',
  'V2.1.1': 'docs/reference/kinds-of-entry.md is generated from what is checked.',
  'V2.1.2': 'docs/reference/kinds-of-entry.md, and the rules of each form in its file.',
  'V2.1.3': 'docs/reference/configuration.md names every limit.',
  'V3.5.4': operations,
  'V3.5.5': notUsed('message between windows'),
  'V3.7.1': notUsed('plug-in'),
  'V4.1.2': operations,
  'V4.3.1': notUsed('GraphQL'),
  'V4.3.2': notUsed('GraphQL'),
  'V4.4.1': notUsed('WebSocket'),
  'V4.4.2': notUsed('WebSocket'),
  'V4.4.3': notUsed('WebSocket'),
  'V4.4.4': notUsed('WebSocket'),
  'V5.1.1': 'docs/reference/configuration.md and the page of each upload say which files are taken, and how large.',
  'V5.4.3': operations,
  'V6.1.1': 'docs/decisions/0019.',
  'V6.1.2': 'docs/decisions/0019.',
  'V6.1.3': 'docs/decisions/0019.',
  'V6.6.1': notUsed('code sent by telephone'),
  'V6.8.3': notUsed('SAML'),
  'V7.1.1': 'docs/reference/configuration.md: IDLE_MINUTES and SESSION_HOURS.',
  'V7.1.2': 'docs/decisions/0019.',
  'V7.1.3': 'docs/decisions/0019.',
  'V8.1.1': 'docs/guides and src/access/reach.ts.',
  'V8.1.2': 'docs/guides and src/access/reach.ts.',
  'V14.1.1': 'Compartments: docs/guides.',
  'V14.1.2': 'Compartments: docs/guides.',
  'V14.2.2': 'V14.3.2 holds that nothing on the way may keep a reply.',
  'V14.2.4': 'V14.2.1, V14.3.2 and V16.2.5 together.',
  'V16.1.1': 'docs/guides/administrator.md.',
  'V16.2.3': operations,
  'V16.4.2': operations,
  'V16.4.3': operations,
};
