import type { Engine } from './engine.js';
import { UnknownEngineError } from './errors.js';
import { loadOnnxruntimeEngine } from './onnxruntime/engine.js';

/** How each engine is loaded: only when it is asked for, since it brings native code. */
const engines = {
  onnxruntime: loadOnnxruntimeEngine,
} satisfies Record<string, () => Promise<Engine>>;

export type EngineName = keyof typeof engines;

/** The names of the engines, the default one first. */
export const engineNames = Object.keys(engines) as readonly EngineName[];

function isEngineName(name: string): name is EngineName {
  return Object.hasOwn(engines, name);
}

/**
 * The engine of this name, ready to compile.
 * @throws UnknownEngineError where there is none.
 * @throws EngineUnavailableError where it cannot run on this machine.
 */
export async function findEngine(name: string): Promise<Engine> {
  if (!isEngineName(name)) throw new UnknownEngineError(name, engineNames);
  return engines[name]();
}
