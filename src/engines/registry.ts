import { automatic, type EngineDefinition } from './definition.js';
import type { Engine } from './engine.js';
import { EngineUnavailableError, UnknownEngineError } from './errors.js';
import { onnxruntimeDefinition } from './onnxruntime/definition.js';
import { tfjsDefinition } from './tfjs/definition.js';

/** The engines, the preferred one first. Their native code is loaded when one is asked for. */
export const engineDefinitions: readonly EngineDefinition[] = [onnxruntimeDefinition(), tfjsDefinition()];

/** The names of the engines, the preferred one first. */
export const engineNames: readonly string[] = engineDefinitions.map(({ name }) => name);

/** All that can compute for some engine on some machine. */
export const providerNames: readonly string[] = ['cpu', 'cuda', 'tensorrt', 'dml', 'coreml', 'webgpu', 'wasm', 'tensorflow'];

/**
 * The engine of this name, ready to compile.
 * @param provider What computes for it; `auto` for the best that loads.
 * @throws UnknownEngineError where there is none.
 * @throws EngineUnavailableError where it, or its provider, cannot run on this machine.
 */
export async function findEngine(
  name: string,
  provider: string = automatic,
  definitions: readonly EngineDefinition[] = engineDefinitions,
): Promise<Engine> {
  const definition = definitions.find((each) => each.name === name);
  if (definition === undefined) throw new UnknownEngineError(name, definitions.map((each) => each.name));
  const failures: unknown[] = [];
  for (const each of provider === automatic ? definition.automaticProviders : [provider]) {
    try {
      return await definition.load(each);
    } catch (error) {
      failures.push(error);
    }
  }
  // The last one tried is the one that asks least of the machine.
  throw new EngineUnavailableError(name, provider === automatic ? null : provider, failures.at(-1));
}
