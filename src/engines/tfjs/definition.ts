import type { EngineDefinition } from '../definition.js';
import { loadCpuBackend } from './backends/cpu.js';
import { loadTensorflowBackend } from './backends/tensorflow.js';
import { loadWasmBackend } from './backends/wasm.js';
import { TfjsEngine } from './engine.js';
import { backendNames, type BackendName, type TfjsRuntime } from './runtime.js';

const loaders: Readonly<Record<BackendName, () => Promise<TfjsRuntime>>> = {
  tensorflow: () => Promise.resolve(loadTensorflowBackend()),
  wasm: loadWasmBackend,
  cpu: loadCpuBackend,
};

/** tfjs, by the fastest of its backends that loads. */
export function tfjsDefinition(): EngineDefinition {
  return {
    name: 'tfjs',
    automaticProviders: backendNames,
    providers: () => Promise.resolve(backendNames),
    async load(provider) {
      const backend = backendNames.find((name) => name === provider);
      if (backend === undefined) throw new Error(`tfjs has ${backendNames.join(', ')}.`);
      return new TfjsEngine(await loaders[backend]());
    },
  };
}
