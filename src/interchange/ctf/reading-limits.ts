/** What a transfer file may ask of the reader. A real file is far below every one of these. */
export type ReadingLimits = {
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxAttributesPerElement: number;
  readonly maxElementsPerPupil: number;
  /** Characters in one field; longer, and the field is left out and named. */
  readonly maxTextLength: number;
  /** Characters without a tag between them, however they are dressed up (text, comment, CDATA, references, a name). */
  readonly maxUnbrokenLength: number;
  /** Characters before the root element. */
  readonly maxPrologLength: number;
};

export const defaultLimits: ReadingLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxDepth: 32,
  maxAttributesPerElement: 16,
  maxElementsPerPupil: 20_000,
  maxTextLength: 4_000,
  maxUnbrokenLength: 65_536,
  maxPrologLength: 16_384,
};

/** Bytes handed to the parser at once: the reader looks at its limits between two of these. */
export const sliceBytes = 32_768;
