/**
 * Test code. Runs one of our components against every example that GOV.UK Frontend ships for its own, and turns the
 * examples' options into ours: one field where theirs have `text` and `html`, an `Href` where theirs have a string.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { safeHref } from '../href.ts';
import type { Html } from '../html.ts';
import { raw } from '../raw.ts';
import { normalise } from './normalise.ts';

type Fixture = { readonly name: string; readonly options: unknown; readonly html: string };
type Plan = {
  /** Examples that we do not follow, by name, with the reason. */
  readonly leftOut?: Readonly<Record<string, string>>;
  /** Changes an example's options where ours have another shape. They have been through `toOurs` already. */
  readonly adapt?: (options: Record<string, unknown>) => Record<string, unknown>;
  /** Changes the expected markup where ours differs on purpose, with the reason in a comment. */
  readonly expected?: (markup: string) => string;
};

const { resolve } = createRequire(import.meta.url);

function fixturesOf(component: string): readonly Fixture[] {
  const file = resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { fixtures: readonly Fixture[] }).fixtures;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An address of an example. They lead to places that the product would never link to, so any https host will do. */
export const href = (address: unknown): unknown =>
  typeof address === 'string' && address !== '' ? safeHref(address, 'citation') : address;

const addresses = new Set(['href', 'url', 'redirectUrl', 'serviceUrl', 'homepageUrl']);
const pairs = /^(title|summary|description|logo)(Text|Html)$/;

/** Their attributes print every value unless `optional`; ours leave out null and print booleans by name. */
function attributesToOurs(given: unknown): unknown {
  if (!isRecord(given)) return given;
  const entries = Object.entries(given).map(([name, item]) => {
    if (isRecord(item) && item['optional'] === true) return [name, item['value']];
    const value = isRecord(item) ? item['value'] : item;
    return [name, value === null || value === undefined ? '' : `${value as string | number | boolean}`];
  });
  return Object.fromEntries(entries);
}

/** Class names of an example, where it has any. */
export const classesOf = (options: Record<string, unknown>): string => {
  const { classes } = options;
  return typeof classes === 'string' ? classes : '';
};

/** Turns the options of an example into ours, at every depth. */
export function toOurs(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(toOurs);
  if (!isRecord(given)) return given;
  const ours: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const pair = pairs.exec(name);
    if (name === 'html' || pair?.[2] === 'Html') {
      const field = pair?.[1] ?? 'text';
      if (value || ours[field] === undefined) ours[field] = typeof value === 'string' ? raw(value) : value;
    } else if (name === 'text' || pair?.[2] === 'Text') {
      const field = pair?.[1] ?? 'text';
      if (ours[field] === undefined) ours[field] = typeof value === 'number' ? String(value) : value;
    } else if (name.toLowerCase().endsWith('attributes')) ours[name] = attributesToOurs(value);
    else if (addresses.has(name)) ours[name] = href(value);
    else if (name === 'value' && (typeof value === 'number' || value === false)) ours[name] = String(value);
    else ours[name] = toOurs(value);
  }
  return ours;
}

/** One test per example: what ours prints must look the same to a browser as what theirs does. */
export function followsFixtures(component: string, render: (options: never) => Html, plan: Plan = {}): void {
  const leftOut = plan.leftOut ?? {};
  const fixtures = fixturesOf(component);
  for (const name of Object.keys(leftOut)) {
    assert(
      fixtures.some((fixture) => fixture.name === name),
      `${component} has no example "${name}" to leave out`,
    );
  }
  for (const { name, options, html } of fixtures) {
    const reason = leftOut[name];
    test(`${component} prints what GOV.UK Frontend prints for "${name}"`, { skip: reason ?? false }, () => {
      const ours = toOurs(options) as Record<string, unknown>;
      const printed = render((plan.adapt?.(ours) ?? ours) as never).toString();
      assert.equal(normalise(printed), normalise(plan.expected?.(html) ?? html));
    });
  }
}
