import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../src/nn/argument.js';
import { configure, layers, ShapeError } from '../../src/nn/index.js';
import {
  isUnknown,
  unknown,
  type Config,
  type ConfigValue,
  type Maybe,
  type Shape,
  type WeightSpec,
} from '../../src/spec/index.js';

/** A value of a configuration as JSON has it; a layer is `{"layer": "LSTM", "config": {"units": 3}}`. */
type Given = null | boolean | number | string | readonly Given[] | GivenLayer | GivenFunction;

interface GivenLayer {
  readonly layer: string;
  readonly config: Readonly<Record<string, Given>>;
}

/** A function of the file, which GradLens does not read. */
interface GivenFunction {
  readonly lambda: string;
}

interface Case extends GivenLayer {
  readonly inputs: readonly Shape[];
  readonly outputs?: readonly Shape[];
  readonly weights?: readonly (readonly [string, readonly number[], boolean])[];
  readonly trainable?: number;
  readonly nonTrainable?: number;
  readonly error?: string;
}

interface LayerClass {
  readonly names: readonly string[];
  readonly signature: readonly { readonly name: string; readonly default?: ConfigValue }[];
}

const fixture = JSON.parse(readFileSync(new URL('fixtures/layers.json', import.meta.url), 'utf8')) as {
  readonly classes: Readonly<Record<string, LayerClass>>;
  readonly cases: readonly Case[];
};

/** The classes of `keras.layers` that GradLens does not have, and why. */
const missing: Readonly<Record<string, string>> = {
  FlaxLayer: 'a layer of another library',
  JaxLayer: 'a layer of another library',
  Layer: 'the base of all layers',
  TFSMLayer: 'what is in a file',
  TorchModuleWrapper: 'a layer of another library',
  Wrapper: 'the base of the layers that are given a layer',
};

function configValue(value: Given): ConfigValue {
  if (typeof value !== 'object' || value === null) return value;
  if ('lambda' in value) return unknown('It is a function of the file.');
  if (!('layer' in value)) return value.map(configValue);
  const { layer, config } = value;
  return { kind: 'object', className: layer, config: configOf(layer, config), given: Object.keys(config) };
}

function configOf(layer: string, given: GivenLayer['config']): Config {
  const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, configValue(value)]));
  return configure(layers.find(layer)!, values).config;
}

function outputsOf({ layer, config, inputs }: Case) {
  const definition = layers.find(layer)!;
  const ours = configOf(layer, config);
  const output = definition.outputShape(ours, inputs);
  const all = definition.outputShapes?.(ours, inputs) ?? [output];
  expect(Array.isArray(all) ? all[0] : all).toEqual(output);
  return all;
}

function weightsOf({ layer, config, inputs }: Case): Maybe<readonly WeightSpec[]> {
  return layers.find(layer)!.weights(configOf(layer, config), inputs);
}

/** The classes that a case tries: its own, and those of the layers that it is given. */
function classesIn(value: Given): readonly string[] {
  if (typeof value !== 'object' || value === null || 'lambda' in value) return [];
  if (!('layer' in value)) return value.flatMap(classesIn);
  return [value.layer, ...Object.values(value.config).flatMap(classesIn)];
}

function count(weights: readonly WeightSpec[]): number {
  return weights.reduce((sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1), 0);
}

function title({ layer, config, inputs }: Case): string {
  return `${layer}(${JSON.stringify(config)}) on ${JSON.stringify(inputs)}`;
}

const known = fixture.cases.filter(({ layer }) => layers.find(layer) !== undefined);

describe('what comes out of a layer, and its weights, are those of Keras', () => {
  const accepted = known.filter(({ error }) => error === undefined).map((each) => [title(each), each] as const);

  it.each(accepted)('%s', (_, each) => {
    expect(outputsOf(each)).toEqual(each.outputs);
    const found = weightsOf(each);
    const weights = isUnknown(found) ? [] : found;
    const ours = weights.map(({ name, shape, trainable }) => [name.split('/').at(-1), shape, trainable]);
    expect(ours).toEqual(each.weights);
    expect(new Set(weights.map(({ name }) => name)).size).toBe(weights.length);
    expect(count(weights.filter(({ trainable }) => trainable))).toBe(each.trainable);
    expect(count(weights.filter(({ trainable }) => !trainable))).toBe(each.nonTrainable);
  });
});

describe('a layer refuses what Keras refuses', () => {
  const refused = known.filter(({ error }) => error !== undefined).map((each) => [title(each), each] as const);

  it.each(refused)('%s', (_, each) => {
    expect(refusalOf(each)).toMatch(/^[A-Z"].*\.$/);
  });
});

/** Why a layer is refused, or, as `None` also stands for what is not known, why its weights are not known. */
function refusalOf(each: Case): string | null {
  try {
    outputsOf(each);
    const weights = weightsOf(each);
    return isUnknown(weights) ? weights.reason : null;
  } catch (error) {
    expect(error instanceof ShapeError || error instanceof ArgumentError).toBe(true);
    return (error as Error).message;
  }
}

describe('the classes of keras.layers', () => {
  const classes = Object.entries(fixture.classes).map(([name, each]) => ({ name, ...each }));

  it('are known, but for those that are listed', () => {
    const unknownClasses = classes.filter(({ name }) => layers.find(name) === undefined).map(({ name }) => name);
    expect(unknownClasses).toEqual(Object.keys(missing));
  });

  it.each(classes.filter(({ name }) => layers.find(name) !== undefined))(
    'take the arguments of Keras, in their order, with their defaults: $name',
    ({ name, names, signature }) => {
      const definition = layers.find(name)!;
      for (const other of names) expect(layers.find(other)).toBe(definition);
      const ours = definition.parameters.map((one) =>
        one.default === undefined ? { name: one.name } : { name: one.name, default: one.default },
      );
      expect(ours).toEqual(signature);
    },
  );

  it('are each tried on something', () => {
    const tried = new Set(fixture.cases.flatMap(classesIn).map((name) => layers.find(name)?.className));
    const untried = layers.entries.map(({ className }) => className).filter((name) => !tried.has(name));
    // An input is called on nothing, bounding boxes come in a dictionary, and the random sizes are of Keras 2 alone.
    expect(untried).toEqual(['InputLayer', 'RandomHeight', 'RandomWidth', 'MaxNumBoundingBoxes']);
  });
});
