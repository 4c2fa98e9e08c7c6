import { readFileSync } from 'node:fs';
import type { DataArray } from '../../src/data/index.js';
import { object, type Call, type GraphCall } from '../support/keras.js';
import { noise } from './noise.js';

/** A run of Keras, as make-fixtures.py writes it down. */
export interface TrainingCase {
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly outputs: number;
  readonly batchSize: number;
  readonly targets: 'classes' | 'onehot' | 'binary' | 'counts' | 'signs' | 'values';
  readonly layers: readonly (Call | GraphCall)[];
  readonly optimizer: string | Call;
  readonly loss: string | Call;
  readonly metrics: readonly string[];
  /** What was measured in each step, by its name. */
  readonly steps: Readonly<Record<string, readonly number[]>>;
  readonly evaluation: Readonly<Record<string, number>>;
  /** Every `stride`-th value of each weight after the last step. */
  readonly weights: readonly {
    readonly layer: number;
    readonly name: string;
    readonly shape: readonly number[];
    readonly stride: number;
    readonly values: readonly number[];
  }[];
}

export function trainingCases(): readonly TrainingCase[] {
  return ['training', 'convolution', 'recurrent'].flatMap((name) => {
    const text = readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8');
    return (JSON.parse(text, revived) as { cases: readonly TrainingCase[] }).cases;
  });
}

/** Makes of `{"regularizers": ["L2", {}]}` the object that a reader makes of `keras.regularizers.L2()`. */
function revived(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [[namespace, call] = ['', undefined]] = Object.entries(value);
  const isCall = ['regularizers', 'constraints', 'layers'].includes(namespace) && Object.keys(value).length === 1;
  return isCall ? object(call as Call) : value;
}

/** `first_value` of make-fixtures.py. */
export function firstValue(name: string, shape: readonly number[], seed: number): Float32Array {
  const spread = noise(
    seed,
    shape.reduce((product, length) => product * length, 1),
  ).map((value) => 2 * value - 1);
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  const window = shape.slice(0, -2).reduce((product, length) => product * length, 1);
  const limit = Math.sqrt(6 / (inputs + outputs) / window);
  switch (name.split('/').at(-1)) {
    case 'kernel':
    case 'recurrent_kernel':
    case 'depthwise_kernel':
    case 'pointwise_kernel':
      return Float32Array.from(spread, (value) => value * limit);
    case 'bias':
    case 'beta':
      return Float32Array.from(spread, (value) => 0.1 * value);
    case 'gamma':
      return Float32Array.from(spread, (value) => 1 + 0.1 * value);
    case 'alpha':
      return Float32Array.from(spread, (value) => 0.25 + 0.1 * value);
    case 'embeddings':
    case 'vector_u':
      return Float32Array.from(spread);
    default:
      return new Float32Array(spread.length).fill(name.endsWith('moving_variance') ? 1 : 0);
  }
}

/** `batch` of make-fixtures.py. */
export function batch(
  step: number,
  { batchSize, inputShape, outputs, targets }: TrainingCase,
): { x: DataArray; y: DataArray } {
  const width = inputShape.reduce((product, length) => product * length, 1);
  const x = Float32Array.from(noise(1000 + step, batchSize * width));
  const rows = Array.from({ length: batchSize }, (_, row) => x.subarray(row * width, row * width + outputs));
  const elements = (targetOf: (value: number) => number): Float32Array =>
    Float32Array.from(rows.flatMap((row) => Array.from(row, targetOf)));
  const target = {
    classes: () => Int32Array.from(rows, indexOfGreatest),
    onehot: () =>
      Float32Array.from(rows.flatMap((row) => Array.from(row, (_, index) => Number(index === indexOfGreatest(row))))),
    binary: () => elements((value) => Number(value > 0.5)),
    counts: () => elements((value) => Math.floor(Math.fround(4 * value))),
    signs: () => elements((value) => (value > 0.5 ? 1 : -1)),
    values: () => elements((value) => Math.fround(Math.fround(2 * value) - 0.5)),
  }[targets]();
  const y = { values: target, shape: targets === 'classes' ? [batchSize] : [batchSize, outputs] };
  return { x: { values: x, shape: [batchSize, ...inputShape] }, y };
}

function indexOfGreatest(row: Float32Array): number {
  return row.indexOf(Math.max(...row));
}
