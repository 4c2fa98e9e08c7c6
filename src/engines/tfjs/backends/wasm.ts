import type { TfjsRuntime } from '../runtime.js';
import { loadCore } from './core.js';

const processEvents = ['uncaughtException', 'unhandledRejection'] as const;

/** tfjs's WASM backend, which is inside our package. @throws where WASM or its file does not load. */
export async function loadWasmBackend(): Promise<TfjsRuntime> {
  const tf = await loadCore();
  await import('@tensorflow/tfjs-backend-wasm');
  const before = processEvents.map((event) => new Set(process.listeners(event as 'uncaughtException')));
  try {
    if (!(await tf.setBackend('wasm'))) throw new Error('tfjs did not say why.');
  } finally {
    // Its loader takes the process's errors for its own, and would end a process that knows what to do with them.
    processEvents.forEach((event, index) => {
      for (const listener of process.listeners(event as 'uncaughtException')) {
        if (before[index]?.has(listener) !== true) process.off(event, listener);
      }
    });
  }
  return { tf, backend: 'wasm', version: tf.version_core, products: 'plain', hasFastGather: false };
}
