import { describe, expect, it } from 'vitest';
import { chooseEngine, EngineUnavailableError, surveyEngines, UnknownEngineError } from '../../../src/engines/index.js';
import { onnxruntimeDefinition } from '../../../src/engines/onnxruntime/definition.js';
import type { Runtime } from '../../../src/engines/onnxruntime/runtime.js';
import { tfjsDefinition } from '../../../src/engines/tfjs/definition.js';

/** As where onnxruntime has no binary: its module ends in an error. */
const nowhere = ['/nowhere', 'onnxruntime-node.js'].join('/');
const missing = onnxruntimeDefinition(() => import(nowhere) as Promise<Runtime>);
const withoutOnnxruntime = [missing, tfjsDefinition()];

describe('the engine that is chosen', () => {
  it('is onnxruntime on the processor where nobody says otherwise, without a word', async () => {
    const { engine, notes } = await chooseEngine({ engine: 'auto', provider: 'auto' });
    expect(engine.description).toMatch(/^onnxruntime .*, CPU$/);
    expect(notes).toEqual([]);
  });

  it('is the one that is named', async () => {
    const { engine, notes } = await chooseEngine({ engine: 'tfjs', provider: 'wasm' });
    expect(engine.description).toMatch(/^tfjs .*, WASM$/);
    expect(notes).toEqual([]);
  });

  it('is the one that has the provider', async () => {
    const { engine } = await chooseEngine({ engine: 'auto', provider: 'wasm' });
    expect(engine.description).toMatch(/^tfjs .*, WASM$/);
  });

  it('is tfjs where onnxruntime does not load, which is said once', async () => {
    const { engine, notes } = await chooseEngine({ engine: 'auto', provider: 'auto' }, withoutOnnxruntime);
    expect(engine.name).toBe('tfjs');
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^The engine "onnxruntime" cannot run on \w+ \w+: .*onnxruntime-node.*\. Training uses tfjs .* instead, which is slower\.$/);
  });

  it('computes on the next best where the provider does not work, which is said once', async () => {
    const { engine, notes } = await chooseEngine({ engine: 'onnxruntime', provider: 'abacus' });
    expect(engine.description).toMatch(/^onnxruntime .*, CPU$/);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^The provider "abacus" does not work here/);
  });

  it('is not another one than was named', async () => {
    const choice = { engine: 'onnxruntime', provider: 'auto' };
    await expect(chooseEngine(choice, withoutOnnxruntime)).rejects.toThrow(EngineUnavailableError);
    await expect(chooseEngine({ engine: 'abacus', provider: 'auto' })).rejects.toThrow(UnknownEngineError);
  });
});

describe('the survey of engines', () => {
  it('tells what works, and why the rest does not', async () => {
    const [onnxruntime, tfjs] = await surveyEngines(withoutOnnxruntime);
    expect(onnxruntime).toEqual({ name: 'onnxruntime', providers: [], reason: expect.stringContaining('/nowhere') as string });
    expect(tfjs!.providers.map(({ name }) => name)).toEqual(['tensorflow', 'wasm', 'cpu']);
    expect(tfjs!.providers[1]).toEqual({ name: 'wasm', description: expect.stringMatching(/^tfjs .*, WASM$/) as string, reason: null });
    for (const { description, reason } of tfjs!.providers) expect((description === null) !== (reason === null)).toBe(true);
  });
});
