import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratorValue } from '../../../src/spec/index.js';

/** What numpy's RandomState drew, in this order. */
export interface Draws {
  readonly seed: number;
  readonly uniform: readonly number[];
  readonly normal: readonly number[];
  readonly integers: readonly number[];
  readonly permutation: readonly number[];
  readonly normal2: readonly number[];
  readonly uniform2: readonly number[];
  readonly integers2: readonly number[];
  /** The last two of 700 uniform numbers. */
  readonly late: readonly number[];
}

export interface Generated {
  readonly generator: string;
  readonly settings: Readonly<Record<string, GeneratorValue>>;
  readonly x: readonly (readonly number[])[];
  readonly y: readonly (number | readonly number[])[];
}

export interface Split {
  readonly rows: number;
  readonly classes: readonly number[] | null;
  readonly settings: { readonly test_size?: number; readonly train_size?: number; readonly random_state?: number; readonly shuffle?: boolean };
  readonly train: readonly number[];
  readonly test: readonly number[];
}

interface Oracle {
  readonly draws: readonly Draws[];
  readonly generated: readonly Generated[];
  readonly splits: readonly Split[];
}

/** What numpy and scikit-learn gave (fixtures/make-sklearn.py). */
export const oracle = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/sklearn.json'), 'utf8')) as Oracle;
