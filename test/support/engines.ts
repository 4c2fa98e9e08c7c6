import { findEngine, type Engine } from '../../src/engines/index.js';

/** An engine that tests run on, with what computes for it. */
export interface TestedEngine {
  readonly title: string;
  readonly engine: Engine;
}

async function load(name: string, provider: string): Promise<TestedEngine> {
  return { title: `${name} (${provider})`, engine: await findEngine(name, provider) };
}

export const onnxruntime = await load('onnxruntime', 'cpu');

/** tfjs with WASM, which is there always, and with TensorFlow, where `npm run link:tfjs-node` has been run. */
export const tfjsEngines: readonly TestedEngine[] = [
  await load('tfjs', 'wasm'),
  ...(await load('tfjs', 'tensorflow').then(
    (linked) => [linked],
    () => [],
  )),
];

export const allEngines: readonly TestedEngine[] = [onnxruntime, ...tfjsEngines];
