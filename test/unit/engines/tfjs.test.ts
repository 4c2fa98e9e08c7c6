import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { findEngine } from '../../../src/engines/index.js';
import { loadWasmBackend } from '../../../src/engines/tfjs/backends/wasm.js';
import { compileGraph, interpreted } from '../../../src/engines/tfjs/compile.js';
import { evaluate as evaluateSteps } from '../../../src/engines/tfjs/evaluation.js';
import { rules } from '../../../src/engines/tfjs/rules/index.js';
import { asWide, valueOf, type Single } from '../../../src/engines/tfjs/values.js';
import { wideRules } from '../../../src/engines/tfjs/wide/index.js';
import { cast, constant, GraphError, maximum, maxPool, minimum, operations, reduceMax, relu, squareRoot, sumOfSquares, type Tensor } from '../../../src/graph/index.js';
import { operationCases } from '../../reference/cases.js';
import { evaluate } from '../../reference/interpreter.js';
import { classifierState, classifierStep, request } from './classifier.js';

/** The same node of the same inputs in float64; undefined where the operation does not take them. */
function inFloat64(node: Tensor): Tensor | undefined {
  const inputs = node.inputs.map((input) => (input.type === 'float32' ? cast(input, 'float64') : input));
  if (inputs.every((input, index) => input === node.inputs[index])) return undefined;
  try {
    return { ...node, inputs, ...operations.get(node.operation)!.infer(inputs, node.attributes) };
  } catch (error) {
    if (error instanceof GraphError) return undefined;
    throw error;
  }
}

async function compute(root: Tensor, inputs: ReadonlyMap<Tensor, Float32Array>): Promise<Single> {
  const runtime = await loadWasmBackend();
  const graph = compileGraph(runtime, [root], [...inputs.keys()]);
  const given = new Map([...inputs].map(([tensor, values]) => [tensor, valueOf(runtime.tf, values, tensor)]));
  const evaluation = evaluateSteps(runtime, graph, given);
  for (;;) {
    const { done, value } = evaluation.next();
    if (done === true) return value[0]!;
  }
}

describe('tfjs', () => {
  it('knows every operation of the table', () => {
    const unknown = [...operations.keys()].filter((name) => !rules.has(name) && !interpreted.has(name));
    expect(unknown).toEqual([]);
  });

  const wide = operationCases.flatMap(({ operation, about, inputs, output }) => {
    const node = inFloat64(output);
    // What is made of the leaves in float32 before is rounded there.
    const isExact = output.inputs.every((input) => inputs.has(input) || input.type !== 'float32');
    return node === undefined || !isExact || interpreted.has(operation) ? [] : [{ operation, about, inputs, node }];
  });

  it('knows every operation that takes float64 there too', () => {
    const unknown = wide.map(({ node }) => node.operation).filter((name) => !wideRules.has(name) && !interpreted.has(name));
    expect(unknown).toEqual([]);
    expect(new Set(wide.map(({ operation }) => operation)).size).toBeGreaterThan(20);
  });

  it.each(wide)('computes $operation $about in float64', async ({ inputs, node }) => {
    const actual = asWide(await compute(node, inputs));
    expect(actual.shape).toEqual(node.shape);
    evaluate([node], inputs)[0]!.forEach((value, index) => {
      expect(Math.abs(actual.elements[index]! - value)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(value)));
    });
  });

  it('keeps norms of gradients whose squares float32 cannot hold', async () => {
    const norm = squareRoot(sumOfSquares(cast(constant([3e-30, 4e-30]), 'float64')));
    const result = asWide(await compute(cast(norm, 'float32'), new Map()));
    expect(result.elements[0]! / 5e-30).toBeCloseTo(1, 6);
  });

  it('lets NaN through where maxima are taken', async () => {
    const images = constant([1, NaN, 2, 3, 4, 5, 6, 7], [1, 1, 2, 4]);
    expect([...asWide(await compute(maxPool(images, [2, 2], { strides: [2, 2] }), new Map())).elements]).toEqual([NaN, 7]);
    const row = constant([1, NaN, -3]);
    for (const value of [maximum(row, 0), maximum(0, row), minimum(row, 9), minimum(9, row), relu(row), reduceMax(row, [0])]) {
      expect([...asWide(await compute(value, new Map())).elements].some(Number.isNaN), value.operation).toBe(true);
    }
  });

  it('keeps no memory of the steps that it has run', async () => {
    const engine = await findEngine('tfjs', 'wasm');
    const before = tf.memory().numTensors;
    const program = await engine.compile(classifierStep(4, { dropout: 0.3 }));
    const state = classifierState(engine);
    await program.run(state, request(4, 1, 2));
    const between = tf.memory();
    await program.run(state, request(4, 3, 100));
    expect(tf.memory().numTensors).toBe(between.numTensors);
    expect(tf.memory().numBytes).toBe(between.numBytes);
    await program.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('ends a call when it is told to, after a whole step', async () => {
    const engine = await findEngine('tfjs', 'wasm');
    const program = await engine.compile(classifierStep(4));
    const [told, other] = [classifierState(engine), classifierState(engine)];
    const controller = new AbortController();
    const asked = request(4, 1, 200_000, { signal: controller.signal });
    setTimeout(() => controller.abort(), 300);
    const cut = await program.run(told, asked);
    expect(cut.steps).toBeLessThan(200_000);
    const whole = await program.run(other, request(4, 1, cut.steps));
    expect(cut).toEqual(whole);
    expect(told.read('kernel1')).toEqual(other.read('kernel1'));
    await program.dispose();
  });

  it('leaves the errors of the process to the process', async () => {
    const events = ['uncaughtException', 'unhandledRejection'] as const;
    const before = events.map((event) => process.listeners(event as 'uncaughtException'));
    await findEngine('tfjs', 'wasm');
    expect(events.map((event) => process.listeners(event as 'uncaughtException'))).toEqual(before);
  });
});
