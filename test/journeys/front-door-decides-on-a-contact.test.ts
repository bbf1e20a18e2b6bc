/** A safeguarding lead rings the front door, a worker there decides, replies, and the lead can challenge it. Start to end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { problemsOn } from '../accessibility/problems-on.ts';
import { type Journey, journey } from '../browser.ts';
import { withLadder } from '../raised-challenge.ts';
import { allRows, ids } from '../small-partnership.ts';

const child = `/children/${ids.child}`;

type Row = { readonly kind: string; readonly data: Readonly<Record<string, unknown>> };
const kindsOf = async ({ databases }: Journey): Promise<readonly string[]> =>
  (await allRows<Row>(databases, 'entry')).map(({ kind }) => kind);

/** What the worker has to do: presses and choices, and boxes that are filled. */
type Effort = { clicks: number; fields: number };

const press = async (page: Page, name: string, effort?: Effort): Promise<void> => {
  if (effort !== undefined) effort.clicks += 1;
  await page.getByRole('button', { name, exact: true }).click();
};
const follow = async (page: Page, name: string | RegExp, effort?: Effort): Promise<void> => {
  if (effort !== undefined) effort.clicks += 1;
  await page.getByRole('link', { name }).first().click();
};
const choose = async (page: Page, question: string, answer: string, effort?: Effort): Promise<void> => {
  if (effort !== undefined) effort.clicks += 1;
  await page
    .getByRole('group', { name: question })
    .getByLabel(answer, { exact: answer === 'No' })
    .check();
};
const write = async (page: Page, label: string, text: string, effort?: Effort): Promise<void> => {
  if (effort !== undefined) effort.fields += 1;
  await page.getByLabel(label).first().fill(text);
};

async function contacts(page: Page): Promise<string> {
  await page.goto(child);
  await follow(page, 'Contact the front door');
  await choose(page, 'What is it for?', 'I ask for a service for the child');
  await choose(page, 'Is the child suffering significant harm', 'Yes, I think so');
  await choose(page, 'How does the front door hear of it?', 'I have rung just now');
  await write(page, 'What is it about?', 'He says that nobody has cooked since Friday');
  await choose(page, 'Does the family know', 'Yes, and they agree');
  await press(page, 'Send to the front door');
  await page.getByText('The front door has it').waitFor();
  await follow(page, 'Confirm in writing what was said by telephone');
  assert.match(await page.getByLabel('What was said?').inputValue(), /nobody has cooked/u);
  await press(page, 'Confirm in writing');
  await page.getByText('The contact is confirmed in writing').waitFor();
  return new URL(page.url()).pathname;
}

async function decides(page: Page, contact: string): Promise<Effort> {
  const effort: Effort = { clicks: 0, fields: 0 };
  await page.goto(contact);
  await follow(page, /^Record it/u, effort);
  await write(page, 'What was found?', 'At school and safe for now; known from 2024', effort);
  await press(page, 'Record the screening', effort);
  await press(page, 'Decide', effort);
  await write(page, 'What do you think is happening for this child?', 'Hungry, and a mother who is ill', effort);
  await choose(page, 'Which level does that suggest to you?', 'L3: Family help', effort);
  await press(page, 'Continue to the evidence', effort);
  await choose(page, 'Which level do you decide on?', 'L3: Family help', effort);
  await choose(page, 'What is done on the contact?', 'Passed to family help', effort);
  await write(page, 'Why?', 'Without help he goes hungry again this weekend', effort);
  await choose(page, 'Is the child in need', 'Yes', effort);
  await choose(page, 'Is there reasonable cause', 'No', effort);
  await write(page, 'What does the child say or show?', 'That he cooks for his sister', effort);
  await write(page, 'What else did you consider?', 'That he may care for his mother', effort);
  await write(page, 'What help does the child get now?', 'A family help worker visits today', effort);
  await write(page, 'What would change this decision?', 'If nobody is at home', effort);
  for (const [part, text] of [
    ['Day', '7'],
    ['Month', '12'],
    ['Year', '2026'],
  ] as const)
    await page.getByRole('group', { name: 'When is it looked at again?' }).getByLabel(part).fill(text);
  effort.fields += 1;
  await choose(page, 'Was the family asked about the help?', 'Yes, they agree to the help', effort);
  await write(page, 'Who answered?', 'His mother', effort);
  await choose(page, 'Is information about this shared with others?', 'There is nothing to share', effort);
  await choose(page, 'Was the family told?', 'Yes, and they agree', effort);
  await write(page, 'Who else is told, and by whom?', 'The school, by me', effort);
  await press(page, 'Record the decision', effort);
  await page.getByText('The reply to whoever made the contact is drafted').waitFor();
  await follow(page, 'Read the draft, and release it', effort);
  await press(page, 'Release the reply', effort);
  await page.getByText('The reply has been released').waitFor();
  return effort;
}

for (const javaScript of [true, false]) {
  test(`from a telephone call to a decision, a reply and a challenge, ${javaScript ? 'with' : 'without'} JavaScript on a phone`, async (t) => {
    const started = await journey(t, {}, withLadder);
    const lead = await started.windowOf('primaryDsl', { javaScript, width: 320 });
    const worker = await started.windowOf('frontDoor', { javaScript, width: 320 });
    const contact = await contacts(lead);
    const effort = await decides(worker, contact);
    // Ten minutes beyond the thinking: what has to be pressed and filled in stays countable
    assert.ok(effort.clicks <= 20 && effort.fields <= 12, JSON.stringify(effort));
    const kinds = await kindsOf(started);
    for (const kind of [
      'contact.made',
      'contact.confirmed-in-writing',
      'contact.screened',
      'level.viewed',
      'level.decided',
      'contact.decided',
      'service.agreed',
      'referrer.replied',
    ])
      assert.equal(kinds.filter((each) => each === kind).length, 1, kind);
    await lead.goto(contact);
    const shown = await lead.locator('main').innerText();
    assert.match(
      shown,
      /passed to family help[\s\S]*Challenge this decision[\s\S]*What help there is now: A family help worker visits today/u,
    );
    if (javaScript) for (const page of [lead, worker]) assert.deepEqual(await problemsOn(page), []);
    await lead.goto(`${child}/level`);
    assert.match(await lead.locator('main').innerText(), /Now: L3: Family help/u);
    const width = await lead.evaluate<number>('document.documentElement.scrollWidth');
    assert.ok(width <= 320, `nothing is wider than the phone: ${width}`);
  });
}
