import * as l10n from '@vscode/l10n';
import type { Config } from '../../../spec/index.js';
import { ArgumentError, argument } from '../../argument.js';
import { EPSILON } from '../../epsilon.js';

/** What scores are compared with: a score that is greater is taken for a positive. */
export interface Thresholds {
  /** In rising order. */
  readonly values: readonly number[];
  /** Whether they are 0, 1/n, 2/n … 1, so that a score's place among them can be computed; scores are then cut off at 0 and 1. */
  readonly areEven: boolean;
  /** Whether the first one is just below 0 in truth, so that every score is greater. */
  readonly firstIsBelowZero: boolean;
}

/**
 * The thresholds that an argument gives: a number, several, or none for a half.
 * @throws ArgumentError where it is neither.
 */
export function givenThresholds(config: Config): Thresholds {
  const given = argument(config, 'thresholds');
  const values = given === null ? [0.5] : Array.isArray(given) ? (given as readonly unknown[]) : [given];
  if (!values.every((value) => typeof value === 'number')) {
    throw new ArgumentError('thresholds', l10n.t('The value of "{0}" must be {1}; it is {2}.', 'thresholds', l10n.t('a number'), '?'));
  }
  return { values, areEven: false, firstIsBelowZero: false };
}

/** `count` thresholds from 0 to 1, evenly spaced; of a single one, a half. */
export function evenThresholds(count: number, firstIsBelowZero: boolean): Thresholds {
  if (count === 1) return { values: [0.5], areEven: false, firstIsBelowZero: false };
  return { values: Array.from({ length: count }, (_, index) => index / (count - 1)), areEven: true, firstIsBelowZero };
}

/** Thresholds of a file's own with one below 0 and one above 1 around them, as Keras's AUC has it. */
export function withEnds({ values }: Thresholds): Thresholds {
  const sorted = [...values].sort((a, b) => a - b);
  const even = evenThresholds(sorted.length + 2, true);
  const areEven = even.values.every((value, index) => Math.abs(value - ([0, ...sorted, 1][index] ?? NaN)) <= EPSILON + CLOSE * value);
  return areEven ? even : { values: [-EPSILON, ...sorted, 1 + EPSILON], areEven: false, firstIsBelowZero: false };
}

/** The relative tolerance of `numpy.allclose`. */
const CLOSE = 1e-5;
