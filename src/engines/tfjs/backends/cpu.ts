import * as tf from '@tensorflow/tfjs-core';
import type { TfjsRuntime } from '../runtime.js';

/** tfjs's backend in plain JavaScript, which runs everywhere, slowly. */
export async function loadCpuBackend(): Promise<TfjsRuntime> {
  await import('@tensorflow/tfjs-backend-cpu');
  // Otherwise it advertises a faster backend on the standard error.
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
  return { tf, backend: 'cpu', version: tf.version_core, hasTransposedProducts: true };
}
