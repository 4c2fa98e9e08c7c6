import type { TfjsRuntime } from '../runtime.js';
import { loadCore } from './core.js';

/** tfjs's backend in plain JavaScript, which runs everywhere, slowly. */
export async function loadCpuBackend(): Promise<TfjsRuntime> {
  const tf = await loadCore();
  await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  return { tf, backend: 'cpu', version: tf.version_core, products: 'own', hasFastGather: false };
}
