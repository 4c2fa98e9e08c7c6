import { configure, layers, losses, metrics, optimizers, type CatalogueEntry, type StepSettings } from '../../src/nn/index.js';
import type { CallSource, Config, ConfigObject, LayerSpec, Maybe, Shape, WeightSpec } from '../../src/spec/index.js';
import type { Network, Part } from './networks.js';

export const BATCH_SIZE = 32;
export const LEARNING_RATE = 0.001;

const range = { source: 'benchmark', start: 0, end: 0 };
const nowhere: CallSource = { range, callee: range, argumentList: range, arguments: [] };

/** What the step of a network is built from, without a source text. */
export function settingsOf({ layers: parts, optimizer, sample }: Network): StepSettings {
  const chained = chain(parts, sample);
  return {
    model: {
      id: 'model',
      name: 'model',
      variable: 'model',
      className: 'Sequential',
      layers: chained,
      inputs: [{ layer: 'input', shape: [null, ...sample], dtype: 'float32' }],
      outputs: [{ layer: chained.at(-1)!.id, call: 0, output: 0 }],
      range,
    },
    compile: {
      kind: 'compile',
      range,
      model: 'model',
      call: nowhere,
      optimizer: object(optimizers.find(optimizer)!, { learning_rate: LEARNING_RATE }),
      loss: object(losses.find('sparse_categorical_crossentropy')!, {}),
      metrics: [object(metrics.find('sparse_categorical_accuracy')!, {})],
    },
    batchSize: BATCH_SIZE,
    x: { type: 'float32', shape: sample },
    y: { type: 'uint8', shape: [] },
  };
}

function chain(parts: readonly Part[], sample: readonly number[]): readonly LayerSpec[] {
  let shape: Maybe<Shape> = [null, ...sample];
  return parts.map(([className, given], index): LayerSpec => {
    const definition = layers.find(className)!;
    const { config } = configure(definition, given);
    const inputs = [shape as Shape];
    const weights: Maybe<readonly WeightSpec[]> = definition.weights(config, inputs);
    const before = index === 0 ? 'input' : `layer${index}`;
    shape = definition.outputShape(config, inputs);
    return {
      id: `layer${index + 1}`,
      name: `layer${index + 1}`,
      className,
      config,
      source: nowhere,
      calls: [{ inputs: [{ layer: before, call: 0, output: 0 }], outputShape: shape }],
      weights,
      trainable: true,
    };
  });
}

function object(entry: CatalogueEntry, given: Config): ConfigObject {
  return {
    kind: 'object',
    className: entry.className,
    config: configure(entry, given).config,
    given: Object.keys(given),
  };
}
