/** Where what is read of a transfer file goes, as it is read. */
import type { LeftOut } from './element-shape.ts';
import type { RawHeader, RawPupil } from './transfer-file-shape.ts';

export type CollectorSink = {
  readonly header: (raw: RawHeader, leftOut: LeftOut) => void;
  readonly pupil: (raw: RawPupil, leftOut: LeftOut) => void;
  readonly unknownElement: (name: string, line: number) => void;
  readonly emptyElement: (name: string, line: number) => void;
  readonly attributes: (element: string, line: number, depth: number) => void;
  readonly strayText: (element: string, line: number) => void;
};
