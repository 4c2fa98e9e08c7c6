import { describe, expect, it } from 'vitest';
import { CompileError, engineNames, EngineUnavailableError, findEngine, RequestError, UnknownEngineError } from '../../../src/engines/index.js';
import { input, type StepGraph } from '../../../src/graph/index.js';
import { allEngines } from '../../support/engines.js';

describe('the engines', () => {
  it('are found by name, and say what they are', async () => {
    expect(engineNames).toEqual(['onnxruntime', 'tfjs']);
    const engine = await findEngine('onnxruntime');
    expect(engine.name).toBe('onnxruntime');
    expect(engine.description).toMatch(/^onnxruntime \d+\.\d+\.\d+, CPU$/);
    expect((await findEngine('tfjs', 'wasm')).description).toMatch(/^tfjs \d+\.\d+\.\d+, WASM$/);
    expect((await findEngine('tfjs', 'cpu')).description).toMatch(/^tfjs \d+\.\d+\.\d+, CPU$/);
    expect((await findEngine('tfjs')).name).toBe('tfjs');
  });

  it('say which providers there are where one is not among them', async () => {
    await expect(findEngine('onnxruntime', 'abacus')).rejects.toThrow(EngineUnavailableError);
    await expect(findEngine('onnxruntime', 'abacus')).rejects.toThrow(/"onnxruntime" cannot use "abacus" on .*: .* has cpu/);
    await expect(findEngine('tfjs', 'cuda')).rejects.toThrow('tfjs has tensorflow, wasm, cpu.');
  });

  it('say which there are when there is none of a name', async () => {
    await expect(findEngine('abacus')).rejects.toThrow(UnknownEngineError);
    await expect(findEngine('toString')).rejects.toThrow('There is no engine "toString". Choose one of: onnxruntime, tfjs.');
  });
});

describe.each(allEngines)('$title', ({ engine }) => {
  it('says why a graph cannot be compiled', async () => {
    const unbound: StepGraph = {
      batchSize: 1,
      batchInputs: [],
      scalars: [],
      state: [],
      measurements: [{ name: 'loss', tensor: input('forgotten', []) }],
    };
    await expect(engine.compile(unbound)).rejects.toThrow(CompileError);
    await expect(engine.compile(unbound)).rejects.toThrow('No value is bound to the input "forgotten".');
  });

  it('copies the values of a state in and out', () => {
    const initial = Float32Array.of(1, 2, 3);
    const state = engine.createState(new Map([['weight', { shape: [3], values: initial }]]));
    initial[0] = 9;
    state.read('weight')[1] = 9;
    expect(state.names).toEqual(['weight']);
    expect(state.read('weight')).toEqual(Float32Array.of(1, 2, 3));
    state.write('weight', Float32Array.of(4, 5, 6));
    expect(state.read('weight')).toEqual(Float32Array.of(4, 5, 6));
  });

  it('refuses names and sizes that a state does not have', () => {
    const state = engine.createState(new Map([['weight', { shape: [3], values: new Float32Array(3) }]]));
    expect(() => state.read('bias')).toThrow(RequestError);
    expect(() => state.write('weight', new Float32Array(2))).toThrow('The variable "weight" has 3 elements, but 2 were given.');
  });
});
