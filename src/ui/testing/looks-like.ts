import assert from 'node:assert/strict';
import type { Html } from '../html.ts';
import { normalise } from './normalise.ts';

/** Test code. Fails unless a browser would show both alike. */
export const assertLooksLike = (printed: Html, expected: string): void =>
  assert.equal(normalise(printed.toString()), normalise(expected));
