import { configure, layers, resolve } from '../../src/nn/index.js';
import {
  isUnknown,
  type CallSource,
  type CompileStep,
  type Config,
  type ConfigObject,
  type ConfigValue,
  type LayerSpec,
  type ModelSpec,
  type Shape,
  type SourceRange,
} from '../../src/spec/index.js';

/** Models and compile steps as a reader would make them, for tests of what comes after reading. */

/** A Keras object by class and arguments, as `[class, arguments]`. */
export type Call = readonly [className: string, argumentsByName?: Config];

const nowhere: SourceRange = { source: 'test.py', start: 0, end: 0 };
const noCall: CallSource = { range: nowhere, callee: nowhere, argumentList: nowhere, arguments: [] };

/** A call of a layer on other layers than the one before, by their numbers; -1 is the input. */
export type GraphCall = readonly [className: string, argumentsByName: Config, inputs: readonly number[]];

/** `Sequential([Input(shape), …])`; layers are named `dense`, `dense_1`, and their ids are their names. */
export function sequential(inputShape: readonly number[], calls: readonly (Call | GraphCall)[]): ModelSpec {
  const made: LayerSpec[] = [];
  for (const [className, given = {}, inputs = [made.length - 1]] of calls) {
    const from = inputs.map((number) => made[number]);
    const shapes = from.map((layer) => (layer === undefined ? [null, ...inputShape] : outputShape(layer)));
    const ids = from.map((layer) => layer?.id ?? 'input');
    made.push(layerSpec(className, given, shapes, ids, made));
  }
  return {
    id: 'model',
    name: 'sequential',
    variable: 'model',
    className: 'Sequential',
    layers: made,
    inputs: [{ layer: 'input', shape: [null, ...inputShape], dtype: 'float32' }],
    outputs: [{ layer: made.at(-1)?.id ?? 'input', call: 0, output: 0 }],
    range: nowhere,
  };
}

function outputShape(layer: LayerSpec): Shape {
  const shape = layer.calls[0]?.outputShape;
  if (shape === undefined || isUnknown(shape)) throw new Error(`The output shape of ${layer.id} is unknown.`);
  return shape;
}

function layerSpec(
  className: string,
  given: Config,
  inputs: readonly Shape[],
  from: readonly string[],
  others: readonly LayerSpec[],
): LayerSpec {
  const definition = layers.find(className);
  if (definition === undefined) throw new Error(`There is no layer ${className}.`);
  const { trainable = true, ...own } = given;
  const { config } = configure(definition, own);
  const stem = className.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
  const sameClass = others.filter((other) => other.className === className).length;
  const name = sameClass === 0 ? stem : `${stem}_${sameClass}`;
  return {
    id: name,
    name,
    className,
    config,
    source: noCall,
    calls: [
      {
        inputs: from.map((layer) => ({ layer, call: 0, output: 0 })),
        outputShape: definition.outputShape(config, inputs),
      },
    ],
    weights: definition.weights(config, inputs),
    trainable: trainable === true,
  };
}

/** `model.compile(…)`, where strings are what Keras takes them for. */
export function compileStep(options: {
  readonly optimizer?: string | Call;
  readonly loss?: string | Call;
  readonly metrics?: readonly string[];
}): CompileStep {
  const { optimizer = 'sgd', loss = 'sparse_categorical_crossentropy', metrics = [] } = options;
  return {
    kind: 'compile',
    model: 'model',
    range: nowhere,
    call: noCall,
    optimizer: resolve('optimizer', value(optimizer)) ?? missing(),
    loss: resolve('loss', value(loss)),
    metrics: metrics.map((metric) => resolve('metric', metric) ?? missing()),
  };
}

/** An object with some of its arguments, as it stands in code. */
export function object([className, config = {}]: Call): ConfigObject {
  return { kind: 'object', className, config, given: Object.keys(config) };
}

function value(given: string | Call): ConfigValue {
  return typeof given === 'string' ? given : object(given);
}

function missing(): never {
  throw new Error('compile() is given None.');
}
