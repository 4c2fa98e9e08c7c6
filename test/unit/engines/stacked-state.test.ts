import { beforeAll, describe, expect, it } from 'vitest';
import { OnnxruntimeState } from '../../../src/engines/onnxruntime/state.js';
import { loadRuntime, type Runtime } from '../../../src/engines/onnxruntime/runtime.js';
import { findEngine } from '../../../src/engines/index.js';
import { evaluationStep, initialState, trainingStep, type StepSettings } from '../../../src/nn/index.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';
import { Stepper } from '../../support/steps.js';

describe('the variables of an engine', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await loadRuntime();
  });

  function state(): OnnxruntimeState {
    const variable = (...values: number[]) => ({ shape: [values.length], values: Float32Array.from(values) });
    return new OnnxruntimeState(runtime, new Map([['a', variable(1, 2)], ['b', variable(3, 4)], ['c', variable(5, 6)]]));
  }

  const valuesOf = ({ data }: { readonly data: unknown }): number[] => [...(data as Float32Array)];

  it('lie together where a program wants them so, in its order', () => {
    const variables = state();
    variables.stack(['c', 'a']);
    const tensor = variables.current(['c', 'a']);
    expect(tensor.dims).toEqual([2, 2]);
    expect(valuesOf(tensor)).toEqual([5, 6, 1, 2]);
    expect(variables.current(['c', 'a'])).toBe(tensor);
  });

  it('are read and written by their names, wherever they lie', () => {
    const variables = state();
    variables.stack(['c', 'a']);
    variables.write('a', Float32Array.of(7, 8));
    expect([...variables.read('a')]).toEqual([7, 8]);
    expect([...variables.read('c')]).toEqual([5, 6]);
    expect(valuesOf(variables.current(['a']))).toEqual([7, 8]);
    expect(valuesOf(variables.current(['c', 'a']))).toEqual([5, 6, 7, 8]);
  });

  it('change together', () => {
    const variables = state();
    variables.stack(['a', 'b']);
    (variables.spare(['a', 'b']).data as Float32Array).set([10, 20, 30, 40]);
    variables.advance([['a', 'b']]);
    expect(['a', 'b', 'c'].map((name) => [...variables.read(name)])).toEqual([[10, 20], [30, 40], [5, 6]]);
  });

  it('come apart where another program wants others together, and keep their values', () => {
    const variables = state();
    variables.stack(['a', 'b']);
    variables.stack(['b', 'c']);
    expect(valuesOf(variables.current(['b', 'c']))).toEqual([3, 4, 5, 6]);
    expect(valuesOf(variables.current(['a']))).toEqual([1, 2]);
    variables.write('b', Float32Array.of(0, 0));
    expect(valuesOf(variables.current(['a', 'b']))).toEqual([1, 2, 0, 0]);
  });
});

describe('programs that stack variables differently', () => {
  const BATCH = 4;
  const hidden: readonly Call[] = Array.from({ length: 12 }, () => ['Dense', { units: 4, activation: 'selu' }]);
  const settings = (compile: Parameters<typeof compileStep>[0]): StepSettings => ({
    model: sequential([4], [...hidden, ['Dense', { units: 3, activation: 'softmax' }]]),
    compile: compileStep(compile),
    batchSize: BATCH,
    x: { type: 'float32', shape: [4] },
    y: { type: 'uint8', shape: [] },
  });
  const data = {
    x: { values: Float32Array.from({ length: BATCH * 4 }, (_, index) => Math.sin(index)), shape: [BATCH, 4] },
    y: { values: Uint8Array.of(0, 1, 2, 0), shape: [BATCH] },
  };

  /** The losses of some steps, each followed by an evaluation, in turn with programs of these optimizers. */
  async function losses(...optimizers: readonly Parameters<typeof compileStep>[0][]): Promise<number[]> {
    const engine = await findEngine('onnxruntime');
    const first = settings({});
    const state = engine.createState(initialState(first.model, first.compile, 1));
    const evaluation = await Stepper.of(engine, evaluationStep(first), state);
    const training = await Promise.all(optimizers.map((compile) => Stepper.of(engine, trainingStep(settings(compile)), state)));
    const measured: number[] = [];
    for (let step = 1; step <= 6; step += 1) {
      measured.push((await training[step % training.length]!.step(step, data, 0.1))['loss']!);
      measured.push((await evaluation.step(step, data))['loss']!);
    }
    await Promise.all([evaluation, ...training].map((program) => program.dispose()));
    return measured;
  }

  it('share a state', async () => {
    const alone = await losses({ optimizer: ['SGD', {}] });
    // A limit that no gradient comes to: the same updates, by a step that has no loops.
    const mixed = await losses({ optimizer: ['SGD', {}] }, { optimizer: ['SGD', { global_clipnorm: 1e6 }] });
    expect(alone.at(-1)).toBeLessThan(alone[0]!);
    mixed.forEach((loss, index) => expect(loss, `loss ${index}`).toBeCloseTo(alone[index]!, 5));
  });
});
