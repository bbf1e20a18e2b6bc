/**
 * Turns the parser's events into one plain object a pupil. Names in the file are only ever looked up, never used as
 * keys; what is not described is passed over and named once. Nothing is kept of a pupil after it is handed over.
 */
import type { SaxesParser } from 'saxes';
import type { CollectorSink } from './collector-sink.ts';
import { type CtfRefusalCode, type Place, refuse } from './ctf-refusals.ts';
import { type CompiledShape, compiledShape, compileElements, findElement, type LeftOut } from './element-shape.ts';
import type { ReadingLimits } from './reading-limits.ts';
import { headerElements, pupilElements } from './transfer-file-shape.ts';

type Loose = { line: number; [key: string]: unknown };

const namesPupils = /pupil|student|learner|child/iu;

export class ElementCollector {
  /** Grows with everything the parser reports, so that a stretch without any event can be told. */
  eventCount = 0;

  readonly #parser: SaxesParser;
  readonly #limits: ReadingLimits;
  readonly #sink: CollectorSink;
  readonly #pupilShape = compiledShape('Pupil', 'groups', 'pupil', compileElements(pupilElements));
  readonly #headerShape = compiledShape('Header', 'group', 'header', compileElements(headerElements));
  readonly #wrapperShape = compiledShape('CTFpupilData', 'group', 'pupils', new Map([['Pupil', this.#pupilShape]]));
  readonly #fileShape = compiledShape(
    'CTfile',
    'group',
    'file',
    new Map([this.#headerShape, this.#wrapperShape].map((shape) => [shape.name, shape])),
  );
  readonly #groups: Loose[] = [];
  readonly #shapes: CompiledShape[] = [];
  #group: Loose | undefined;
  #shape: CompiledShape;
  /** The element that ended last within the present one. */
  #previous: CompiledShape | undefined;
  #leaf: CompiledShape | undefined;
  #text = '';
  #depth = 0;
  /** Depth inside an element that is passed over. */
  #skipping = 0;
  #attributes = 0;
  #elementsOfPupil = 0;
  #leftOut: LeftOut = { suppInfo: 0, fields: [] };
  readonly #seen = new Set<string>();
  /** Closed, but its end tag is not yet known to be its own. */
  #finished: { readonly shape: CompiledShape; readonly raw: Loose; readonly leftOut: LeftOut } | undefined;

  constructor(parser: SaxesParser, limits: ReadingLimits, sink: CollectorSink) {
    this.#parser = parser;
    this.#limits = limits;
    this.#sink = sink;
    this.#shape = this.#fileShape;
    parser.on('opentag', (tag) => this.#open(tag.name));
    parser.on('closetag', () => this.#close());
    parser.on('text', (text) => this.#append(text));
    parser.on('cdata', (text) => this.#append(text));
    parser.on('attribute', () => this.#countAttribute());
    parser.on('processinginstruction', () => this.#refuse('processing-instruction', {}));
    // With the one for errors no more than seven: with eight, V8 keeps the parser as a dictionary, six times slower.
  }

  /** Whether the element that holds the pupils has begun. */
  get hasReachedPupils(): boolean {
    return this.#seen.has('CTFpupilData');
  }

  /** Hands over what is finished; called after each write that went well. */
  settle(): void {
    const finished = this.#finished;
    if (finished === undefined) return;
    this.#finished = undefined;
    if (finished.shape === this.#headerShape) this.#sink.header(finished.raw, finished.leftOut);
    else this.#sink.pupil(finished.raw, finished.leftOut);
  }

  get #place(): Place {
    return { line: this.#parser.line, column: this.#parser.column };
  }

  #refuse(code: CtfRefusalCode, details: Record<string, unknown>): never {
    return refuse(code, details as never, this.#place);
  }

  #countAttribute(): void {
    this.eventCount += 1;
    this.#attributes += 1;
    const limit = this.#limits.maxAttributesPerElement;
    if (this.#attributes > limit) this.#refuse('too-many-attributes', { limit });
  }

  #open(name: string): void {
    this.eventCount += 1;
    if (this.#finished !== undefined) this.settle();
    this.#depth += 1;
    if (this.#depth > this.#limits.maxDepth) this.#refuse('too-deep', { limit: this.#limits.maxDepth });
    if (this.#attributes > 0) {
      this.#sink.attributes(name, this.#parser.line, this.#depth);
      this.#attributes = 0;
    }
    this.#elementsOfPupil += 1;
    if (this.#elementsOfPupil > this.#limits.maxElementsPerPupil) {
      this.#refuse('too-many-elements', { limit: this.#limits.maxElementsPerPupil });
    }
    if (this.#skipping > 0) {
      this.#skipping += 1;
      return;
    }
    if (this.#depth <= 2) this.#openOuter(name);
    else this.#openInner(name);
  }

  #openOuter(name: string): void {
    if (this.#depth === 1) {
      if (name === 'ATfile') this.#refuse('admissions-file', {});
      if (name !== 'CTfile') this.#refuse('wrong-root', { root: name.slice(0, 60) });
      this.#enter(this.#fileShape, { line: this.#parser.line });
      return;
    }
    const shape = this.#fileShape.elements.get(name);
    if (shape === undefined) {
      if (namesPupils.test(name)) this.#refuse('wrong-wrapper', { element: name.slice(0, 60) });
      this.#passOver(name);
      return;
    }
    if (this.#seen.has(name)) this.#refuse('section-repeated', { element: name });
    if (shape === this.#wrapperShape && !this.#seen.has('Header')) this.#refuse('header-missing', {});
    this.#seen.add(name);
    this.#enter(shape, { line: this.#parser.line });
  }

  #openInner(name: string): void {
    const parent = this.#group;
    const shape = this.#leaf === undefined ? findElement(this.#shape, this.#previous, name) : undefined;
    if (parent === undefined || shape === undefined) {
      if (name === 'SuppInfo' && parent !== undefined) {
        this.#leftOut.suppInfo += 1;
        this.#skipping = 1;
      } else {
        this.#passOver(name);
      }
      return;
    }
    if (shape === this.#pupilShape) {
      this.#elementsOfPupil = 0;
      this.#enter(shape, { line: this.#parser.line });
      return;
    }
    if (shape.kind === 'text' || shape.kind === 'texts') {
      this.#leaf = shape;
      this.#text = '';
    } else {
      this.#openGroup(shape, parent);
    }
  }

  #openGroup(shape: CompiledShape, parent: Loose): void {
    const { key } = shape;
    const before = parent[key];
    if (shape.kind === 'presence') {
      parent[key] = typeof before === 'number' ? before + 1 : 1;
      this.#skipping = 1;
    } else if (shape.kind === 'group' && before !== undefined) {
      this.#leaveOut('repeated', shape);
      this.#skipping = 1;
    } else {
      const raw = { line: this.#parser.line };
      if (shape.kind === 'group') parent[key] = raw;
      else if (before === undefined) parent[key] = [raw];
      else (before as Loose[]).push(raw);
      this.#enter(shape, raw);
    }
  }

  #enter(shape: CompiledShape, raw: Loose): void {
    this.#groups.push(raw);
    this.#shapes.push(shape);
    this.#group = raw;
    this.#shape = shape;
    this.#previous = undefined;
  }

  #passOver(name: string): void {
    this.#skipping = 1;
    this.#sink.unknownElement(name, this.#parser.line);
  }

  #append(text: string): void {
    this.eventCount += 1;
    if (this.#leaf !== undefined) {
      if (this.#skipping === 0) this.#text = this.#text === '' ? text : this.#text + text;
    } else if (this.#skipping === 0 && text.charCodeAt(0) > 0x20) {
      this.#sink.strayText(this.#shape.name, this.#parser.line);
    }
  }

  #close(): void {
    this.eventCount += 1;
    if (this.#finished !== undefined) this.settle();
    this.#depth -= 1;
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    if (this.#leaf !== undefined) {
      this.#storeText(this.#leaf, this.#group as Loose);
      this.#previous = this.#leaf;
      this.#leaf = undefined;
      return;
    }
    const raw = this.#groups.pop() as Loose;
    const shape = this.#shapes.pop() as CompiledShape;
    this.#previous = shape;
    this.#group = this.#groups.at(-1);
    this.#shape = this.#shapes.at(-1) ?? this.#fileShape;
    if (shape !== this.#pupilShape && shape !== this.#headerShape) return;
    this.#finished = { shape, raw, leftOut: this.#leftOut };
    this.#leftOut = { suppInfo: 0, fields: [] };
  }

  #leaveOut(why: 'repeated' | 'too-long', { name }: CompiledShape): void {
    const isOwn = this.#shape === this.#pupilShape || this.#shape === this.#headerShape;
    this.#leftOut.fields.push({ why, name, line: this.#parser.line, isOwn });
  }

  #storeText(shape: CompiledShape, parent: Loose): void {
    const value = this.#text.trim();
    this.#text = '';
    const { key } = shape;
    if (value === '') {
      this.#sink.emptyElement(shape.name, this.#parser.line);
    } else if (value.length > this.#limits.maxTextLength) {
      this.#leaveOut('too-long', shape);
    } else if (shape.kind === 'texts') {
      const list = parent[key] as string[] | undefined;
      if (list === undefined) parent[key] = [value];
      else list.push(value);
    } else if (shape.lastIn !== parent) {
      shape.lastIn = parent;
      parent[key] = value;
    } else {
      this.#leaveOut('repeated', shape);
    }
  }
}
