/** What is wrong with a page for somebody who uses a keyboard, a screen reader or a small screen. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** GOV.UK Frontend keeps aria-expanded on a radio that reveals something (alphagov/govuk-frontend#979). */
const knownOfGovUk = (rule: string, html: string): boolean =>
  rule === 'aria-allowed-attr' && html.includes('govuk-radios__input');

/** The innermost element that is wider than the page, outside the panes that scroll by themselves; null when there is none. */
const widerThanPage = `(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return null;
  const wide = [...document.body.querySelectorAll('*')].filter((each) => !each.closest('.throughline-scroll') && each.getBoundingClientRect().right > width + 1);
  return wide.at(-1)?.outerHTML.slice(0, 150) ?? 'something';
})()`;

export async function problemsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.filter((node) => !knownOfGovUk(id, node.html)).map((node) => `${id}: ${node.html.slice(0, 120)}`),
  );
  const wide = await page.evaluate<string | null>(widerThanPage);
  return wide === null ? found : [...found, `the page scrolls sideways because of ${wide}`];
}
