import { createRequire } from 'node:module';
import { join } from 'node:path';
import { linkFolder } from '../../../src/engines/tfjs/backends/tensorflow.js';
import { BATCH_SIZE, LEARNING_RATE } from '../settings.js';
import { AbsentError, type Contender, type Round } from './contender.js';
import type { Task } from './task.js';

/** As much of tfjs-node as the bench uses; the package is not among ours. */
interface Tfjs {
  readonly version: { readonly tfjs: string };
  sequential(): Model;
  readonly layers: Readonly<Record<string, (config: object) => unknown>>;
  readonly train: { sgd(rate: number): unknown; adam(rate: number): unknown };
  tensor(values: Float32Array, shape: readonly number[]): Samples;
}

interface Samples {
  slice(begin: number, count: number): Samples;
  dispose(): void;
}

interface Model {
  add(layer: unknown): void;
  compile(options: object): void;
  fit(x: Samples, y: Samples, options: object): Promise<{ readonly history: { readonly loss: readonly number[] } }>;
  readonly layers: readonly { setWeights(weights: readonly Samples[]): void }[];
}

/**
 * `fit` of TensorFlow.js on TensorFlow's own library.
 * @throws AbsentError where tfjs-node is not installed, or not linked to a library.
 */
export function tfjsNode({ network, settings, state, data }: Task): Contender & { readonly version: string } {
  const tf = load();
  const model = tf.sequential();
  network.layers.forEach(([className, config], index) => {
    const layer = settings.model.layers[index]!;
    const make = tf.layers[camelCase(className)];
    if (make === undefined) throw new AbsentError(`tfjs has no layer ${className}`);
    const renamed = Object.fromEntries(Object.entries(config).map(([name, value]) => [camelCase(name), ours(value)]));
    model.add(make({ ...renamed, ...(index === 0 && { inputShape: network.sample }) }));
    const weights = 'reason' in layer.weights ? [] : layer.weights;
    const values = weights.map(({ name, shape }) => tf.tensor(state.get(`${layer.id}/${name}`)!.values, shape));
    if (values.length > 0) model.layers.at(-1)!.setWeights(values);
  });
  const optimizer = network.optimizer === 'SGD' ? tf.train.sgd(LEARNING_RATE) : tf.train.adam(LEARNING_RATE);
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const x = tf.tensor(data.x.values as Float32Array, data.x.shape);
  const y = tf.tensor(Float32Array.from(data.y.values), data.y.shape);
  return {
    name: 'tfjs-node fit',
    version: `TensorFlow.js ${tf.version.tfjs} on TensorFlow's library`,
    async run(steps): Promise<Round> {
      const count = steps * BATCH_SIZE;
      const [xs, ys] = [x.slice(0, count), y.slice(0, count)];
      const used = process.cpuUsage();
      const begin = performance.now();
      const { history } = await model.fit(xs, ys, { batchSize: BATCH_SIZE, epochs: 1, shuffle: false, verbose: 0 });
      const seconds = (performance.now() - begin) / 1000;
      const { user, system } = process.cpuUsage(used);
      xs.dispose();
      ys.dispose();
      return { seconds, processorSeconds: (user + system) / 1e6, losses: history.loss };
    },
    dispose: async () => Promise.resolve(),
  };
}

function load(): Tfjs {
  const folder = linkFolder();
  try {
    return createRequire(join(folder, 'package.json'))('@tensorflow/tfjs-node') as Tfjs;
  } catch (error) {
    const reason = String(error).split('\n')[0] ?? '';
    throw new AbsentError(`tfjs-node does not load from ${folder} (npm run link:tfjs-node puts it there): ${reason}`);
  }
}

/** `use_bias` → `useBias`, `MaxPooling2D` → `maxPooling2d`. */
function camelCase(name: string): string {
  const joined = name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return joined === 'LSTM' ? 'lstm' : joined.charAt(0).toLowerCase() + joined.slice(1).replace(/([123])D$/, '$1d');
}

/** tfjs names initializers in its own way. */
function ours(value: unknown): unknown {
  return value === 'lecun_normal' ? 'leCunNormal' : value;
}
