import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findEngine, type Engine } from '../../src/engines/index.js';
import { constant, integerConstant, reduceMean } from '../../src/graph/index.js';
import { activations, defaultConfig, losses } from '../../src/nn/index.js';
import type { Config } from '../../src/spec/index.js';
import { evaluate } from '../support/evaluate.js';

interface Functions {
  readonly x: readonly number[];
  readonly activations: Readonly<Record<string, readonly number[]>>;
  readonly activationsWithArguments: readonly {
    readonly name: string;
    readonly arguments: Config;
    readonly values: readonly number[];
  }[];
  readonly logits: readonly (readonly number[])[];
  readonly probabilities: readonly (readonly number[])[];
  readonly onehot: readonly (readonly number[])[];
  readonly classes: readonly number[];
  readonly losses: Readonly<Record<string, number>>;
}

const functions = JSON.parse(readFileSync(new URL('fixtures/functions.json', import.meta.url), 'utf8')) as Functions;

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine('onnxruntime');
});

describe('an activation has the values that it has in Keras', () => {
  it.each(Object.entries(functions.activations))('%s', async (name, expected) => {
    const definition = activations.find(name)!;
    const values = await evaluate(engine, definition.forward(constant(functions.x), defaultConfig(definition)));
    expected.forEach((value, index) => expect(values[index], `at ${functions.x[index]}`).toBeCloseTo(value, 6));
  });

  it.each(functions.activationsWithArguments)('$name with $arguments', async ({ name, arguments: given, values }) => {
    const definition = activations.find(name)!;
    const ours = await evaluate(
      engine,
      definition.forward(constant(functions.x), { ...defaultConfig(definition), ...given }),
    );
    values.forEach((value, index) => expect(ours[index], `at ${functions.x[index]}`).toBeCloseTo(value, 6));
  });
});

describe('a loss has the value that it has in Keras, also where probabilities are 0 or 1', () => {
  const matrix = (rows: readonly (readonly number[])[]) => constant(rows.flat(), [rows.length, rows[0]!.length]);
  const classNames = {
    sparse: 'SparseCategoricalCrossentropy',
    'one-hot': 'CategoricalCrossentropy',
    binary: 'BinaryCrossentropy',
  };

  it.each(Object.entries(functions.losses))('%s', async (name, expected) => {
    const [kind, , form] = name.split(' ') as [keyof typeof classNames, string, 'logits' | 'probabilities'];
    const definition = losses.find(classNames[kind])!;
    const target = kind === 'sparse' ? integerConstant(functions.classes) : matrix(functions.onehot);
    const prediction = matrix(form === 'logits' ? functions.logits : functions.probabilities);
    const config = { ...defaultConfig(definition), from_logits: form === 'logits' };
    const [value] = await evaluate(engine, reduceMean(definition.compute({ target, prediction }, config), null));
    expect(value! / expected).toBeCloseTo(1, 5);
  });
});
