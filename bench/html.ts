/**
 * How fast 200 timeline rows are printed by the `html` tag, compared with the floor: the same escaped strings put
 * together by hand. Target: 0.6 ms or better on 2 cores (research/06-stack.md, section 4).
 *
 * node bench/html.ts
 */
import { tag } from '../src/ui/components/tag.ts';
import { timeline } from '../src/ui/components/timeline.ts';
import { escape } from '../src/ui/escape.ts';
import { type Href, safeHref } from '../src/ui/href.ts';
import { type Html, html } from '../src/ui/html.ts';
import { onDate } from '../src/ui/when.ts';

type Row = {
  readonly title: string;
  readonly by: string;
  readonly at: string;
  readonly day: string;
  readonly date: Temporal.PlainDate;
  readonly text: string;
  readonly kind: string;
  readonly link: Href;
};

const rows: readonly Row[] = Array.from({ length: 200 }, (_, index) => ({
  title: `Concern recorded by school number ${index}`,
  by: 'A. Teacher, Fictional Primary School',
  at: `2026-11-${String((index % 28) + 1).padStart(2, '0')}`,
  day: `${(index % 28) + 1} November 2026`,
  date: Temporal.PlainDate.from({ year: 2026, month: 11, day: (index % 28) + 1 }),
  text: 'Said "I do not want to go home" & was quiet all afternoon; the key adult sat with them until the end of the day.',
  kind: index % 3 === 0 ? 'Safeguarding' : 'General',
  link: safeHref(`/entries/${index}`),
}));

const row = (entry: Row): Html => html`
  <div class="moj-timeline__item">
    <div class="moj-timeline__header">
      <h2 class="moj-timeline__title">${entry.title}</h2>
      <p class="moj-timeline__byline">by ${entry.by}</p>
    </div>
    <p class="moj-timeline__date"><time datetime="${entry.at}">${entry.day}</time></p>
    <div class="moj-timeline__description">
      <p class="govuk-body">${entry.text}</p>
      <strong class="govuk-tag">${entry.kind}</strong>
      <a class="govuk-link" href="${entry.link}">Challenge<span class="govuk-visually-hidden"> ${entry.title}</span></a>
    </div>
  </div>`;

const byTag = (): string => html`<div class="moj-timeline">${rows.map(row)}</div>`.toString();

const byComponents = (): string =>
  timeline({
    items: rows.map((entry) => ({
      label: entry.title,
      byline: entry.by,
      when: onDate(entry.date),
      text: html`
        <p class="govuk-body">${entry.text}</p>
        ${tag({ text: entry.kind })}
        <a class="govuk-link" href="${entry.link}">Challenge<span class="govuk-visually-hidden"> ${entry.title}</span></a>`,
    })),
  }).toString();

const rowByHand = (entry: Row): string => `
  <div class="moj-timeline__item">
    <div class="moj-timeline__header">
      <h2 class="moj-timeline__title">${escape(entry.title)}</h2>
      <p class="moj-timeline__byline">by ${escape(entry.by)}</p>
    </div>
    <p class="moj-timeline__date"><time datetime="${escape(entry.at)}">${escape(entry.day)}</time></p>
    <div class="moj-timeline__description">
      <p class="govuk-body">${escape(entry.text)}</p>
      <strong class="govuk-tag">${escape(entry.kind)}</strong>
      <a class="govuk-link" href="${escape(String(entry.link))}">Challenge<span class="govuk-visually-hidden"> ${escape(entry.title)}</span></a>
    </div>
  </div>`;

const byHand = (): string => `<div class="moj-timeline">${rows.map(rowByHand).join('')}</div>`;

/** Milliseconds for one page: the median of rounds, which take turns so that a busy machine is unfair to none. */
function measure(renders: readonly (() => string)[]): readonly number[] {
  const rounds: number[][] = renders.map(() => []);
  for (let round = 0; round < 100; round += 1) {
    for (const [index, render] of renders.entries()) {
      const start = process.hrtime.bigint();
      for (let page = 0; page < 20; page += 1) Buffer.from(render());
      rounds[index]?.push(Number(process.hrtime.bigint() - start) / 20e6);
    }
  }
  return rounds.map((times) => times.toSorted((a, b) => a - b)[50] ?? 0);
}

if (byTag() !== byHand()) throw new Error('The two pages differ');
const renders = [byHand, byTag, byComponents];
measure(renders);
const [floor = 0, ours = 0, components = 0] = measure(renders);
console.log(`200 timeline rows, ${(Buffer.byteLength(byTag()) / 1000).toFixed(0)} kB`);
const line = (name: string, time: number): void =>
  console.log(`  ${name.padEnd(12)} ${time.toFixed(3)} ms, ${(time / floor).toFixed(2)} times the floor`);
line('by hand', floor);
line('html tag', ours);
line('components', components);
console.log('  target       0.600 ms');
