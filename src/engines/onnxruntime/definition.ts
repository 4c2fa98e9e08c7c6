import { encodeModel, OnnxGraphBuilder } from '../../graph/index.js';
import type { EngineDefinition } from '../definition.js';
import type { Engine } from '../engine.js';
import { OnnxruntimeEngine } from './engine.js';
import { createSession, loadRuntime, providersOf, type Runtime } from './runtime.js';

/**
 * ONNX Runtime. Without a choice the processor computes: the networks that are trained here are small, and their data
 * would spend more time on its way to a graphics card than there.
 * @param load Loads the native library.
 */
export function onnxruntimeDefinition(load: () => Promise<Runtime> = loadRuntime): EngineDefinition {
  return {
    name: 'onnxruntime',
    automaticProviders: ['cpu'],
    providers: async () => providersOf(await load()),
    async load(provider): Promise<Engine> {
      const runtime = await load();
      if (provider !== 'cpu') await requireProvider(runtime, provider);
      return new OnnxruntimeEngine(runtime, provider);
    },
  };
}

/** Tries a provider on the smallest of models. @throws where the library lacks it, or it does not work on this machine. */
async function requireProvider(runtime: Runtime, provider: string): Promise<void> {
  const providers = providersOf(runtime);
  if (!providers.includes(provider)) throw new Error(`The library for this platform has ${providers.join(', ')}.`);
  const graph = new OnnxGraphBuilder('probe');
  graph.nodeNamed('Identity', ['x'], ['y']);
  const session = await createSession(
    runtime,
    encodeModel(graph.finish([{ name: 'x', type: 'float32', shape: [1] }], [{ name: 'y', type: 'float32', shape: [1] }])),
    provider,
  );
  await session.release();
}
