/** A chronology drawn: a lane for each agency, and on it a mark for everything that it recorded, from left to right in time. */
import { timeZone } from '../../clock.ts';
import { type Html, html } from '../html.ts';
import { dateInWords } from '../when-words.ts';

/** What kind of statement it is, told apart by form as well as by colour; a period is a bar. */
export type Shape = 'fact' | 'allegation' | 'opinion' | 'finding' | 'overdue';

export type Mark = {
  readonly at: Temporal.Instant;
  /** The last day of what went on for several days. */
  readonly until: Temporal.Instant | null;
  readonly shape: Shape;
  /** "Concern, 3 March 2026" */
  readonly says: string;
};

export type Lane = { readonly title: string; readonly marks: readonly Mark[] };

const width = 960;
const left = 16;
const right = width - 16;
const laneHeight = 58;
const top = 34;
/** Marks nearer than this are one, with their number: room for a number of three digits. */
const apart = 30;

const colours: Readonly<Record<Shape, string>> = {
  fact: '#1d70b8',
  allegation: '#b2541b',
  opinion: '#54319f',
  finding: '#00703c',
  overdue: '#ca3535',
};

/** The sign itself, with its middle at a point. */
export function sign(shape: Shape, x: number, y: number): Html {
  const fill = colours[shape];
  switch (shape) {
    case 'fact':
      return html`<circle cx="${x}" cy="${y}" r="7" fill="${fill}"></circle>`;
    case 'allegation':
      return html`<polygon points="${x},${y - 8} ${x + 8},${y + 6} ${x - 8},${y + 6}" fill="${fill}"></polygon>`;
    case 'opinion':
      return html`<rect x="${x - 6.5}" y="${y - 6.5}" width="13" height="13" fill="${fill}"></rect>`;
    case 'finding':
      return html`<polygon points="${x},${y - 9} ${x + 9},${y} ${x},${y + 9} ${x - 9},${y}" fill="${fill}"></polygon>`;
    case 'overdue':
      return html`<path d="M${x - 6},${y - 6} L${x + 6},${y + 6} M${x + 6},${y - 6} L${x - 6},${y + 6}" stroke="${fill}" stroke-width="3"></path>`;
  }
}

export const signOf = (shape: Shape): Html =>
  html`<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg">${sign(shape, 10, 10)}</svg>`;

type Scale = (at: Temporal.Instant) => number;

const rounded = (x: number): number => Math.round(x * 10) / 10;

function scaleOf(
  marks: readonly Mark[],
  line: NowLine | undefined,
): { readonly scale: Scale; readonly from: number; readonly to: number } {
  const times = marks.flatMap(({ at, until }) => [at.epochMilliseconds, (until ?? at).epochMilliseconds]);
  if (line !== undefined) times.push(line.at.epochMilliseconds);
  const day = 86_400_000;
  const from = Math.min(...times) - day;
  const to = Math.max(...times) + day;
  return { from, to, scale: (at) => rounded(left + ((at.epochMilliseconds - from) / (to - from)) * (right - left)) };
}

/** The first days of years, or of months where the time is short; few enough that their names stand beside each other. */
function ticks(from: number, to: number): readonly Temporal.ZonedDateTime[] {
  const zoned = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const days = (to - from) / 86_400_000;
  const months = days > 365 * 6 ? 12 : days > 365 * 3 ? 6 : days > 500 ? 3 : days > 100 ? 1 : 0;
  const found: Temporal.ZonedDateTime[] = [];
  if (months === 0) {
    const step = Math.max(1, Math.ceil(days / 10));
    for (let at = zoned(from).startOfDay(); at.epochMilliseconds < to; at = at.add({ days: step }))
      if (at.epochMilliseconds >= from) found.push(at);
    return found;
  }
  const begin = zoned(from)
    .with({ day: 1, month: months === 12 ? 1 : zoned(from).month })
    .startOfDay();
  const first = months === 12 ? begin : begin.subtract({ months: (begin.month - 1) % months });
  for (let at = first; at.epochMilliseconds < to; at = at.add({ months }))
    if (at.epochMilliseconds >= from) found.push(at);
  return found;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function tickText(at: Temporal.ZonedDateTime, index: number, every: readonly Temporal.ZonedDateTime[]): string {
  const month = monthNames[at.month - 1] ?? '';
  if (every.every((each) => each.month === 1 && each.day === 1)) return String(at.year);
  if (every.every((each) => each.day === 1)) return at.month === 1 || index === 0 ? `${month} ${at.year}` : month;
  return `${at.day} ${month}`;
}

type Cluster = { readonly x: number; readonly marks: readonly Mark[] };

/** Marks that would lie on each other together, where the first of them stands, in order of time. */
export function clusters(marks: readonly Mark[], scale: Scale): readonly Cluster[] {
  const found: { readonly x: number; readonly marks: Mark[] }[] = [];
  for (const mark of marks.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const x = scale(mark.at);
    const last = found.at(-1);
    if (last !== undefined && x - last.x < apart) last.marks.push(mark);
    else found.push({ x, marks: [mark] });
  }
  return found;
}

const text = (
  x: number,
  y: number,
  said: string,
  anchor: 'start' | 'middle' = 'start',
  size = 14,
  bold = false,
): Html =>
  html`<text x="${x}" y="${y}" font-family="Arial, sans-serif" font-size="${size}" font-weight="${bold ? 'bold' : 'normal'}" text-anchor="${anchor}" fill="#0b0c0c">${said}</text>`;

function drawn({ x, marks }: Cluster, y: number): Html {
  const [only] = marks;
  if (marks.length === 1 && only !== undefined)
    return html`<g><title>${only.says}</title>${sign(only.shape, x, y)}</g>`;
  const half = marks.length > 99 ? 15 : 12;
  const shapes = new Set(marks.map(({ shape }) => shape));
  const fill = only !== undefined && shapes.size === 1 ? colours[only.shape] : '#0b0c0c';
  const says =
    marks.length > 12
      ? [...marks.slice(0, 12).map((mark) => mark.says), `and ${marks.length - 12} more`]
      : marks.map((mark) => mark.says);
  return html`<g><title>${says.join('\n')}</title><rect x="${x - half}" y="${y - 11}" width="${half * 2}" height="22" rx="11" fill="${fill}"></rect><text x="${x}" y="${y + 5}" font-family="Arial, sans-serif" font-size="13" font-weight="bold" text-anchor="middle" fill="#ffffff">${marks.length}</text></g>`;
}

const bar = (mark: Mark, scale: Scale, y: number): Html | false =>
  mark.until !== null &&
  html`<g><title>${mark.says}</title><rect x="${scale(mark.at)}" y="${y - 3}" width="${Math.max(3, rounded(scale(mark.until) - scale(mark.at)))}" height="6" fill="${colours[mark.shape]}" opacity="0.5"></rect></g>`;

/** A line across all lanes at an instant: what comes after it is drawn faintly, because nobody knew it then. */
export type NowLine = { readonly at: Temporal.Instant; readonly says: string };

const known = (marks: readonly Mark[], line: NowLine | undefined): readonly Mark[] =>
  line === undefined ? marks : marks.filter(({ at }) => Temporal.Instant.compare(at, line.at) <= 0);

const describe = ({ title, marks }: Lane, line: NowLine | undefined): string =>
  `${title}: ${known(marks, line).length}`;

function marksOf({ marks }: Lane, scale: Scale, y: number, line: NowLine | undefined): Html {
  const before = known(marks, line);
  const after = marks.slice(before.length);
  const drawnAll = (some: readonly Mark[]): Html =>
    html`${some.map((mark) => bar(mark, scale, y))}${clusters(some, scale).map((cluster) => drawn(cluster, y))}`;
  return html`${after.length > 0 && html`<g opacity="0.25" aria-hidden="true">${drawnAll(after)}</g>`}${drawnAll(before)}`;
}

const crossing = ({ at, says }: NowLine, scale: Scale, height: number): Html => {
  const x = scale(at);
  const anchor = x > width / 2 ? 'end' : 'start';
  return html`<line x1="${x}" y1="22" x2="${x}" y2="${height}" stroke="#0b0c0c" stroke-width="3"></line><text x="${anchor === 'end' ? x - 8 : x + 8}" y="36" font-family="Arial, sans-serif" font-size="14" font-weight="bold" text-anchor="${anchor}" fill="#0b0c0c">${says}</text>`;
};

/**
 * Null when there is nothing to draw. The same as a list stands beside it.
 *
 * @param lanes each with its marks in order of time where there is a line
 */
export function timelineLanes(lanes: readonly Lane[], line?: NowLine): Html | null {
  const all = lanes.flatMap(({ marks }) => marks);
  const [first] = all;
  if (first === undefined) return null;
  const { scale, from, to } = scaleOf(all, line);
  const above = line === undefined ? top : top + 12;
  const height = above + lanes.length * laneHeight + 10;
  const days = [from + 86_400_000, to - 86_400_000].map((at) =>
    dateInWords(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()),
  );
  const marked = ticks(from, to);
  return html`<svg class="throughline-picture" role="img" aria-labelledby="lanes-title lanes-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" xmlns="http://www.w3.org/2000/svg"><title id="lanes-title">What each agency ${line === undefined ? 'recorded' : 'had recorded by then'}, from ${days[0]} to ${days[1]}</title><desc id="lanes-description">${line !== undefined && `The line stands at ${line.says}. `}How many entries stand on each lane${line !== undefined && ' by then'}: ${lanes.map((lane) => describe(lane, line)).join('. ')}.</desc>${marked.map(
    (at, index) => {
      const x = scale(at.toInstant());
      return html`<line x1="${x}" y1="22" x2="${x}" y2="${height}" stroke="#cecece" stroke-width="1"></line>${text(x, 16, tickText(at, index, marked), 'middle', 13)}`;
    },
  )}${line !== undefined && crossing(line, scale, height)}${lanes.map((lane, index) => {
    const { title } = lane;
    const y = above + index * laneHeight;
    const middle = y + 38;
    return html`${index > 0 && html`<line x1="0" y1="${y}" x2="${width}" y2="${y}" stroke="#cecece" stroke-width="1"></line>`}${text(left, y + 18, title, 'start', 14, true)}<line x1="${left}" y1="${middle}" x2="${right}" y2="${middle}" stroke="#858686" stroke-width="1"></line>${marksOf(lane, scale, middle, line)}`;
  })}</svg>`;
}
