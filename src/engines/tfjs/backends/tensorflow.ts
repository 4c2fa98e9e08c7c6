import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import util from 'node:util';
import type { Tfjs } from '../rules/rule.js';
import type { TfjsRuntime } from '../runtime.js';
import { silence } from './core.js';

/** Names another folder for the package that `npm run link:tfjs-node` builds. */
export const linkVariable = 'GRADLENS_TFJS_NODE';

/** Where `npm run link:tfjs-node` puts tfjs-node: in the user's folder, since a new version of ours must not lose it. */
export function linkFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment[linkVariable] ?? join(homedir(), '.gradlens', 'tfjs-node');
}

/**
 * tfjs-node, which computes with TensorFlow's own kernels, where somebody has built it. It is no dependency of ours: its
 * installer fetches hundreds of megabytes.
 * @throws where it is not there, or its native library does not load.
 */
export async function loadTensorflowBackend(folder: string = linkFolder()): Promise<TfjsRuntime> {
  // Its notes on the processor are of no use to anyone here.
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  restoreUtilities();
  const require = createRequire(join(folder, 'package.json'));
  const tf = require('@tensorflow/tfjs-node') as Tfjs & { readonly version: { readonly tfjs: string } };
  silence(tf);
  await tf.setBackend('tensorflow');
  return { tf, backend: 'tensorflow', version: tf.version.tfjs, products: 'any', hasFastGather: true };
}

/** tfjs-node still uses what Node has removed from its utilities since version 23. */
function restoreUtilities(): void {
  const utilities: Record<string, unknown> = util;
  utilities['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  utilities['isArray'] ??= Array.isArray;
}
