import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataArray } from '../../../src/data/index.js';
import { initialState, weightName, type StepSettings } from '../../../src/nn/index.js';
import { isUnknown } from '../../../src/spec/index.js';
import type { Network } from '../networks.js';
import { BATCH_SIZE, LEARNING_RATE, settingsOf } from '../settings.js';

/** What all contenders train: a network, its first weights, and the samples of a round. */
export interface Task {
  readonly network: Network;
  readonly settings: StepSettings;
  readonly state: ReturnType<typeof initialState>;
  readonly data: { readonly x: DataArray; readonly y: DataArray };
  /** A folder with the same for other processes: `task.json`, and the arrays of numbers that it tells of. */
  readonly folder: string;
  dispose(): void;
}

/** Makes the task of a network. */
export function taskOf(network: Network): Task {
  const settings = settingsOf(network);
  const state = initialState(settings.model, settings.compile, 1);
  const data = samplesOf(network);
  const folder = mkdtempSync(join(tmpdir(), 'gradlens-bench-'));
  writeFileSync(join(folder, 'x'), data.x.values);
  writeFileSync(join(folder, 'y'), data.y.values);
  const layers = settings.model.layers.map((layer, index) => {
    const weights = isUnknown(layer.weights) ? [] : layer.weights;
    return {
      class: layer.className,
      config: network.layers[index]![1],
      weights: weights.map(({ name, shape }) => {
        const file = weightName(layer, name).replaceAll('/', '.');
        writeFileSync(join(folder, file), state.get(weightName(layer, name))!.values);
        return { file, shape };
      }),
    };
  });
  const { name, sample, optimizer } = network;
  const described = { name, sample, optimizer, layers, batchSize: BATCH_SIZE, learningRate: LEARNING_RATE };
  writeFileSync(join(folder, 'task.json'), JSON.stringify(described));
  return { network, settings, state, data, folder, dispose: () => rmSync(folder, { recursive: true }) };
}

/** Image-like noise with a pattern of its class, so that there is something to learn. */
function samplesOf({ sample, steps }: Network): Task['data'] {
  const count = steps * BATCH_SIZE;
  const size = sample.reduce((product, length) => product * length, 1);
  const values = new Float32Array(count * size);
  let state = 1;
  for (let index = 0; index < values.length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const noise = state / 2 ** 32;
    const label = Math.floor(index / size) % 10;
    values[index] = noise < 0.5 ? 0 : (noise - 0.5) * (index % 10 === label ? 2 : 1);
  }
  return {
    x: { values, shape: [count, ...sample] },
    y: { values: Uint8Array.from({ length: count }, (_, index) => index % 10), shape: [count] },
  };
}
