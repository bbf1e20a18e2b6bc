/** Reads one transfer file, piece by piece, without waiting for anything: bytes go in, events come out. */
import { SaxesParser } from 'saxes';
import type { IsoDate } from '../iso-date.ts';
import { isPrologComplete } from './check-prolog.ts';
import { type CtfRefusal, ctfRefusal, type Place, RefusedFile, refuse } from './ctf-refusals.ts';
import { XmlDecoder } from './decode-xml.ts';
import { ElementCollector } from './element-collector.ts';
import type { LeftOut } from './element-shape.ts';
import { FileNotices } from './file-notices.ts';
import { ProblemList } from './problem-list.ts';
import { readPupil } from './read-pupil.ts';
import type { ReadingLimits } from './reading-limits.ts';
import { reportLeftOut } from './report-left-out.ts';
import type { TransferFileCounts, TransferFileEvent } from './transfer-file-events.ts';
import type { RawHeader, RawPupil } from './transfer-file-shape.ts';
import { readHeader, type TransferHeader } from './transfer-header.ts';
import { RepeatWatch } from './watch-repeats.ts';
import { refusalOfParserError } from './xml-mistakes.ts';

export type ReadingOptions = {
  readonly importedOn: IsoDate;
  readonly fileName?: string;
  readonly limits: ReadingLimits;
};

export class ReadingSession {
  /** Finished events that nobody has taken yet. */
  readonly events: TransferFileEvent[] = [];

  readonly #options: ReadingOptions;
  readonly #decoder: XmlDecoder;
  readonly #parser = new SaxesParser();
  readonly #collector: ElementCollector;
  readonly #notices = new FileNotices();
  readonly #repeats = new RepeatWatch();
  #header: TransferHeader | undefined;
  /** Text before the root element, until it is known to be harmless. */
  #prolog: string | undefined = '';
  #unbroken = 0;
  #writing = '';
  #isEnding = false;
  #counts = { pupils: 0, canBeTaken: 0, withWarnings: 0 };

  constructor(options: ReadingOptions) {
    this.#options = options;
    this.#decoder = new XmlDecoder(options.limits.maxBytes);
    this.#parser.on('error', (error) => {
      throw new RefusedFile(this.#refusalOf(error));
    });
    this.#collector = new ElementCollector(this.#parser, options.limits, {
      header: (raw, leftOut) => this.#takeHeader(raw, leftOut),
      pupil: (raw, leftOut) => this.#takePupil(raw, leftOut),
      unknownElement: (name, line) => this.#notices.addOnce('element-unknown', name, line),
      emptyElement: (name, line) => this.#notices.addOnce('element-empty', name, line),
      strayText: (name, line) => this.#notices.addOnce('text-astray', name, line),
      attributes: (name, line, depth) =>
        this.#notices.addOnce(depth === 1 ? 'namespace-on-root' : 'attributes-ignored', name, line),
    });
  }

  get counts(): TransferFileCounts {
    return { ...this.#counts, bytes: this.#decoder.bytesRead };
  }

  /** @returns the refusal of the whole file, after which nothing more may be pushed */
  push(bytes: Uint8Array): CtfRefusal | undefined {
    return this.#guarded(() => this.#feed(this.#decoder.push(bytes)));
  }

  finish(): CtfRefusal | undefined {
    return this.#guarded(() => {
      this.#feed(this.#decoder.finish());
      if (this.#prolog !== undefined) this.#refuseProlog(this.#prolog);
      this.#isEnding = true;
      this.#parser.close();
      this.#collector.settle();
      if (!this.#collector.hasReachedPupils) refuse('wrapper-missing', {});
      if (this.#counts.pupils === 0) refuse('pupils-missing', {});
      if (this.#decoder.isLikelyGarbled) this.#notices.addGarbled(this.#decoder.encoding ?? '');
      this.events.push({ kind: 'end', counts: this.counts, problems: this.#notices.problems });
    });
  }

  #guarded(step: () => void): CtfRefusal | undefined {
    try {
      step();
      return undefined;
    } catch (error) {
      // anything else is a mistake of ours, and no fault of the file
      if (error instanceof RefusedFile) return error.refusal;
      throw error;
    }
  }

  #refusalOf(error: Error): CtfRefusal {
    const place: Place = { line: this.#parser.line, column: this.#parser.column };
    if (this.#isEnding) return ctfRefusal('truncated', { pupils: this.#counts.pupils }, place);
    return refusalOfParserError(error.message, place, this.#writing);
  }

  #refuseProlog(prolog: string): never {
    if (prolog.trim() === '') return refuse('file-empty', {});
    return refuse('truncated', { pupils: 0 });
  }

  #feed(text: string): void {
    if (text === '') return;
    if (this.#prolog === undefined) {
      this.#write(text);
      return;
    }
    this.#prolog += text;
    const { maxPrologLength } = this.#options.limits;
    if (isPrologComplete(this.#prolog)) {
      const whole = this.#prolog;
      this.#prolog = undefined;
      this.#write(whole);
    } else if (this.#prolog.length > maxPrologLength) {
      refuse('too-long-unbroken', { limit: maxPrologLength });
    }
  }

  #write(text: string): void {
    const before = this.#collector.eventCount;
    this.#writing = text;
    this.#parser.write(text);
    this.#collector.settle();
    this.#unbroken = this.#collector.eventCount === before ? this.#unbroken + text.length : 0;
    const limit = this.#options.limits.maxUnbrokenLength;
    if (this.#unbroken > limit) {
      refuse('too-long-unbroken', { limit }, { line: this.#parser.line, column: this.#parser.column });
    }
  }

  #takeHeader(raw: RawHeader, leftOut: LeftOut): void {
    const problems = new ProblemList();
    const { importedOn, fileName, limits } = this.#options;
    const header = readHeader(raw, problems, { importedOn, ...(fileName !== undefined && { fileName }) });
    reportLeftOut(leftOut, problems, limits.maxTextLength);
    this.#header = header;
    this.events.push({ kind: 'header', header, problems: problems.problems });
  }

  #takePupil(raw: RawPupil, leftOut: LeftOut): void {
    const header = this.#header;
    if (header === undefined) return;
    const ordinal = this.#counts.pupils + 1;
    const problems = new ProblemList(ordinal);
    const { importedOn, limits } = this.#options;
    const context = { ordinal, header, importedOn, maxTextLength: limits.maxTextLength };
    const pupil = readPupil(raw, leftOut, context, problems);
    if (raw.sex === undefined && raw.gender !== undefined) this.#notices.addOlderSex(raw.line);
    this.#repeats.check(pupil, problems);
    const canBeTaken = !problems.has('error');
    this.#counts.pupils = ordinal;
    if (canBeTaken) this.#counts.canBeTaken += 1;
    if (problems.has('warning')) this.#counts.withWarnings += 1;
    this.events.push({ kind: 'pupil', pupil, problems: problems.problems, canBeTaken });
  }
}
