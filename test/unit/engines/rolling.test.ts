import { describe, expect, it } from 'vitest';
import { rolled, type RolledStep } from '../../../src/engines/onnxruntime/rolling/index.js';
import { elementCount, numberAttribute, topologicalOrder, type StepGraph, type Tensor } from '../../../src/graph/index.js';
import { evaluationStep, observationStep, trainingStep, type StepSettings } from '../../../src/nn/index.js';
import { evaluate } from '../../reference/interpreter.js';
import { compileStep, sequential, type Call, type GraphCall } from '../../support/keras.js';

const BATCH = 5;
const DEPTH = 12;

const dense = (activation: string, given: Call[1] = {}): Call => ['Dense', { units: 4, activation, ...given }];
const repeated = (...layers: readonly Call[]): readonly Call[] => Array.from({ length: DEPTH }, () => layers).flat();
const softmax: Call = ['Dense', { units: 3, activation: 'softmax' }];

function settings(hidden: readonly (Call | GraphCall)[], compile: Parameters<typeof compileStep>[0] = {}): StepSettings {
  return {
    model: sequential([6], [...hidden, softmax]),
    compile: compileStep(compile),
    batchSize: BATCH,
    x: { type: 'float32', shape: [6] },
    y: { type: 'uint8', shape: [] },
  };
}

/** Some numbers for a leaf, by what it is. */
function valuesOf(name: string, tensor: Tensor): Float64Array {
  const seed = Buffer.from(name).reduce((sum, letter) => (31 * sum + letter) % 1000, 7);
  const isSquare = /variance|velocity/.test(name);
  return Float64Array.from({ length: elementCount(tensor.shape) }, (_, index) => {
    if (name === 'y') return index % 3;
    const value = Math.sin(seed + 1.7 * index);
    return isSquare ? 0.1 + value ** 2 : value;
  });
}

const scalars: Readonly<Record<string, number>> = { learning_rate: 0.125, iteration: 3 };

function leavesOf({ batchInputs, scalars: given, state, measurements }: StepGraph): [Tensor, Float64Array][] {
  const random = topologicalOrder([...state.map(({ next }) => next), ...measurements.map(({ tensor }) => tensor)]).filter(({ operation }) => operation === 'RandomUniform');
  return [
    ...random.map((tensor): [Tensor, Float64Array] => [tensor, valuesOf(`random ${numberAttribute(tensor.attributes, 'stream')}`, tensor).map((value) => Math.abs(value))]),
    ...batchInputs.map(({ name, tensor }): [Tensor, Float64Array] => [tensor, valuesOf(name, tensor)]),
    ...given.map(({ name, tensor }): [Tensor, Float64Array] => [tensor, Float64Array.of(scalars[name]!)]),
  ];
}

/** What a step makes of its variables and what it measures, in float64. */
function outcome(graph: StepGraph): ReadonlyMap<string, readonly number[]> {
  const bindings = new Map(leavesOf(graph));
  for (const { name, read } of graph.state) bindings.set(read, valuesOf(name, read));
  const values = evaluate([...graph.state.map(({ next }) => next), ...graph.measurements.map(({ tensor }) => tensor)], bindings);
  const names = [...graph.state, ...graph.measurements].map(({ name }) => name);
  return new Map(names.map((name, index) => [name, [...values[index]!]]));
}

/** The same of a rolled step, by the names of the variables and measurements. */
function rolledOutcome(graph: StepGraph, step: RolledStep): ReadonlyMap<string, readonly number[]> {
  const shapes = new Map(graph.state.map(({ name, read }) => [name, read]));
  const bindings = new Map(leavesOf(graph));
  for (const { names, read } of step.state) {
    bindings.set(read, Float64Array.from(names.flatMap((name) => [...valuesOf(name, shapes.get(name)!)])));
  }
  const parts = [...step.state.map(({ names, next }) => ({ names, tensor: next })), ...step.measurements];
  const values = evaluate(parts.map(({ tensor }) => tensor), bindings);
  return new Map(
    parts.flatMap(({ names }, part) => {
      const all = [...values[part]!];
      const length = all.length / names.length;
      return names.flatMap((name, index) => (name === null ? [] : [[name, all.slice(index * length, (index + 1) * length)] as const]));
    }),
  );
}

function expectSame(graph: StepGraph): void {
  const step = rolled(graph);
  const [expected, found] = [outcome(graph), rolledOutcome(graph, step)];
  expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [name, values] of expected) {
    values.forEach((value, index) => expect(found.get(name)![index], `${name}[${index}]`).toBeCloseTo(value, 12));
  }
}

function countNodes({ state, measurements }: RolledStep): number {
  return topologicalOrder([...state.map(({ next }) => next), ...measurements.map(({ tensor }) => tensor)]).length;
}

/** How many loops a step has, and how many tensors it keeps variables in. */
function looks(step: RolledStep): { readonly loops: number; readonly tensors: number } {
  const nodes = topologicalOrder([...step.state.map(({ next }) => next), ...step.measurements.map(({ tensor }) => tensor)]);
  return { loops: nodes.filter(({ operation }) => operation === 'Scan').length, tensors: step.state.length };
}

describe('a step through many equal layers', () => {
  const normalized: readonly Call[] = [['Dense', { units: 4, use_bias: false }], ['BatchNormalization', {}], ['Activation', { activation: 'relu' }]];

  /** Blocks of two layers around which their input goes as well. */
  const residual: readonly (Call | GraphCall)[] = [
    dense('relu'),
    ...Array.from({ length: DEPTH }, (_, block): readonly GraphCall[] => [
      ['Dense', { units: 4, activation: 'tanh' }, [3 * block]],
      ['Dense', { units: 4 }, [3 * block + 1]],
      ['Add', {}, [3 * block, 3 * block + 2]],
    ]).flat(),
  ];

  it.each<{ name: string; hidden: readonly (Call | GraphCall)[]; compile?: Parameters<typeof compileStep>[0]; loops?: number }>([
    { name: 'residual blocks', hidden: residual },
    { name: 'widths in turn', hidden: Array.from({ length: DEPTH }, () => [dense('selu'), ['Dense', { units: 3, activation: 'tanh' }] as const]).flat() },
    { name: 'regularized kernels, whose penalties are summed up', loops: 3, hidden: repeated(dense('elu', { kernel_regularizer: { kind: 'object', className: 'L2', config: { l2: 0.01 }, given: [] } })) },
    { name: 'SELU', hidden: repeated(dense('selu')) },
    { name: 'ReLU and momentum', hidden: repeated(dense('relu')), compile: { optimizer: ['SGD', { momentum: 0.9, nesterov: true }] } },
    { name: 'tanh and Adam', hidden: repeated(dense('tanh')), compile: { optimizer: ['Adam', {}] } },
    { name: 'GELU, whose derivative needs its input', hidden: repeated(dense('gelu')) },
    { name: 'no activation', hidden: repeated(dense('linear')) },
    { name: 'batch normalization', hidden: repeated(...normalized) },
    { name: 'clipped gradients', hidden: repeated(dense('elu')), compile: { optimizer: ['SGD', { clipvalue: 0.01 }] } },
    { name: 'layers that draw random numbers', hidden: repeated(dense('tanh'), ['Dropout', { rate: 0.5 }]) },
    { name: 'layers that draw random numbers in several ways', hidden: repeated(dense('relu'), ['GaussianNoise', { stddev: 0.1 }], ['AlphaDropout', { rate: 0.2 }]) },
    { name: 'gradients clipped by the norm of all', hidden: repeated(dense('selu')), compile: { optimizer: ['SGD', { global_clipnorm: 0.01 }] }, loops: 4 },
    { name: 'gradients clipped by the norm of all, and Adam', hidden: repeated(dense('selu')), compile: { optimizer: ['Adam', { global_clipnorm: 0.01 }] }, loops: 4 },
    { name: 'gradients clipped by their norms', hidden: repeated(dense('elu')), compile: { optimizer: ['SGD', { clipnorm: 0.01 }] } },
  ])('is a loop there and one back: $name', ({ hidden, compile, loops = 2 }) => {
    const graph = trainingStep(settings(hidden, compile));
    expectSame(graph);
    const step = rolled(graph);
    expect(looks(step).loops).toBe(loops);
    expect(looks(step).tensors).toBeLessThan(graph.state.length / 3);
  });

  it('has as many nodes whatever their number', () => {
    const nodes = [1, 3].map((times) => countNodes(rolled(trainingStep(settings(Array.from({ length: times }, () => repeated(dense('selu'))).flat())))));
    expect(nodes[0]).toBe(nodes[1]);
  });

  it('is one loop where nothing is trained', () => {
    const graph = evaluationStep(settings(repeated(dense('selu'))));
    expectSame(graph);
    expect(looks(rolled(graph)).loops).toBe(1);
  });

  it('measures in loops what is measured of each layer', () => {
    expectSame(observationStep(settings(repeated(dense('selu')))));
  });

  it('keeps variables of a kind together, in the order of the layers', () => {
    const { state } = rolled(trainingStep(settings(repeated(dense('selu')))));
    const kernels = state.find(({ names }) => names.length > 1 && names[0].endsWith('kernel'))!;
    expect(kernels.names).toEqual(Array.from({ length: DEPTH - 1 }, (_, index) => `dense_${index + 1}/kernel`));
    expect(kernels.shape).toEqual([DEPTH - 1, 4, 4]);
  });
});

describe('a step is left as it is', () => {
  it.each<{ name: string; hidden: readonly Call[]; compile?: Parameters<typeof compileStep>[0] }>([
    { name: 'where few layers are equal', hidden: Array.from({ length: 5 }, () => dense('selu')) },
  ])('$name', ({ hidden, compile }) => {
    const graph = trainingStep(settings(hidden, compile));
    const step = rolled(graph);
    expect(looks(step)).toEqual({ loops: 0, tensors: graph.state.length });
    expect(step.measurements.map(({ names: [name], tensor }) => ({ name, tensor }))).toEqual(graph.measurements);
  });
});
