import { describe, expect, it } from 'vitest';
import { RequestError, type EngineState } from '../../../src/engines/index.js';
import type { Tensor } from '../../../src/graph/index.js';
import { evaluate } from '../../reference/interpreter.js';
import { allEngines } from '../../support/engines.js';
import { classifierState, classifierStep, data, names, request, train } from './classifier.js';

const weightsOf = (state: EngineState): Float32Array[] => names.map((name) => state.read(name));

describe.each(allEngines)('a program of $title', ({ engine }) => {
  it('computes what the graph says, step by step', async () => {
    const graph = classifierStep(4);
    const state = classifierState(engine);
    let weights = new Map<Tensor, ArrayLike<number>>(graph.state.map(({ name, read }) => [read, state.read(name)]));
    const expected: number[][] = [];
    const asked = request(4, 1, 10);
    for (let step = 0; step < 10; step += 1) {
      const rows = [...asked.rows.subarray(step * 4, step * 4 + 4)];
      const bindings = new Map<Tensor, ArrayLike<number>>([
        ...weights,
        [graph.batchInputs[0]!.tensor, rows.flatMap((row) => [...data['x']!.values.subarray(row * 2, row * 2 + 2)])],
        [graph.batchInputs[1]!.tensor, rows.map((row) => data['y']!.values[row]!)],
        [graph.scalars[0]!.tensor, [0.5]],
      ]);
      expected.push(graph.measurements.map(({ tensor }) => evaluate([tensor], bindings)[0]![0]!));
      weights = new Map(graph.state.map(({ read, next }) => [read, evaluate([next], bindings)[0]!]));
    }

    const program = await engine.compile(graph);
    const { measurements } = await program.run(state, asked);
    graph.measurements.forEach(({ name }, column) => {
      expected.forEach((row, step) => expect(measurements[name]![step]).toBeCloseTo(row[column]!, 5));
    });
    graph.state.forEach(({ name, read }) => {
      state.read(name).forEach((value, index) => expect(value).toBeCloseTo(weights.get(read)![index]!, 5));
    });
    await program.dispose();
  });

  it('learns', async () => {
    const program = await engine.compile(classifierStep(4));
    const losses = await train(program, classifierState(engine), 600, 50);
    const mean = (some: readonly number[]): number => some.reduce((sum, each) => sum + each, 0) / some.length;
    expect(mean(losses.slice(-60))).toBeLessThan(0.5 * mean(losses.slice(0, 60)));
    await program.dispose();
  });

  it('comes to the same whatever number of steps a call runs', async () => {
    const program = await engine.compile(classifierStep(4, { dropout: 0.3 }));
    const [whole, cut] = [classifierState(engine), classifierState(engine)];
    const losses = await train(program, whole, 30, 30);
    expect(await train(program, cut, 30, 7)).toEqual(losses);
    expect(weightsOf(cut)).toEqual(weightsOf(whole));
    await program.dispose();
  });

  it('repeats a run from its seed, and only from its seed', async () => {
    const [one, other] = [await engine.compile(classifierStep(4, { dropout: 0.3 })), await engine.compile(classifierStep(4, { dropout: 0.3 }))];
    const losses = await train(one, classifierState(engine), 20, 20, 7);
    expect(await train(other, classifierState(engine), 20, 20, 7)).toEqual(losses);
    expect(await train(other, classifierState(engine), 20, 20, 8)).not.toEqual(losses);
    await one.dispose();
    await other.dispose();
  });

  it('shares its state with programs of other batch sizes', async () => {
    const [four, three] = [await engine.compile(classifierStep(4)), await engine.compile(classifierStep(3))];
    const state = classifierState(engine);
    const before = weightsOf(state);
    await four.run(state, request(4, 1, 5));
    const between = weightsOf(state);
    await three.run(state, request(3, 6, 1));
    const after = weightsOf(state);
    expect(between).not.toEqual(before);
    expect(after).not.toEqual(between);
    await four.dispose();
    await three.dispose();
  });

  it('leaves the state alone when it evaluates', async () => {
    const [training, evaluation] = [await engine.compile(classifierStep(4)), await engine.compile(classifierStep(4, { training: false }))];
    const state = classifierState(engine);
    await training.run(state, request(4, 1, 3));
    const before = weightsOf(state);
    const first = await evaluation.run(state, request(4, 1, 15));
    const second = await evaluation.run(state, request(4, 1, 15));
    expect(second).toEqual(first);
    expect(weightsOf(state)).toEqual(before);
    await training.dispose();
    await evaluation.dispose();
  });

  it('lets NaN and infinity through to the measurements', async () => {
    const program = await engine.compile(classifierStep(4));
    const state = classifierState(engine);
    state.write('bias2', Float32Array.of(0, Infinity, 0));
    const { measurements } = await program.run(state, request(4, 1, 2));
    expect([...measurements['loss']!]).toEqual([NaN, NaN]);
    expect(state.read('bias2')).toEqual(Float32Array.of(NaN, NaN, NaN));
    await program.dispose();
  });
});

describe.each(allEngines)('a request to $title that does not fit', ({ engine }) => {
  it.each([
    ['rows for another batch size', { rows: new Int32Array(5) }, /need 8 rows, not 5/],
    ['a row that is not there', { rows: Int32Array.of(0, 1, 2, 3, 4, 5, 6, 60) }, /"x" has 60 samples, and none of number 60/],
    ['no steps', { steps: 0 }, /at least one step/],
    ['a missing scalar', { scalars: {} }, /"learning_rate" needs a value for each of 2 steps/],
    ['missing data', { data: { x: data['x']! } }, /no data for "y"/],
    ['samples of another shape', { data: { ...data, x: { values: new Uint8Array(60), shape: [60] } } }, /shape \(\); the model needs \(2\)/],
    ['another type', { data: { ...data, x: { values: new Float32Array(120), shape: [60, 2] } } }, /is float32; the program was compiled for uint8/],
    ['too few numbers', { data: { ...data, x: { values: new Uint8Array(100), shape: [60, 2] } } }, /100 numbers, which do not fill/],
  ])('names %s', async (_what, wrong, message) => {
    const program = await engine.compile(classifierStep(4));
    const state = classifierState(engine);
    const before = weightsOf(state);
    const failure = program.run(state, request(4, 1, 2, wrong));
    await expect(failure).rejects.toThrow(RequestError);
    await expect(failure).rejects.toThrow(message);
    expect(weightsOf(state)).toEqual(before);
    await program.dispose();
  });
});
