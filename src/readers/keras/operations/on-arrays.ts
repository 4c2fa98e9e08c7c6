import * as l10n from '@vscode/l10n';
import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { Allowance, elementsOf, tupleValue, type Call, type Value } from '../../python/index.js';
import { arithmeticValues, ArrayValue, constantValues, rearrangedValues, shapedArray, type KnownValues } from '../../numpy/index.js';
import type { Operation } from './operation.js';

/** Layers that take one image as well as a batch of them. */
const imageLayers = /^(Resizing|CenterCrop|Random[A-Z]\w*|AutoContrast|AugMix|RandAugment|MixUp|CutMix|Solarization|Equalization)$/;

/** Layers that take one text as well as a batch of them. */
const textLayers = new Set(['TextVectorization']);

/** What a layer or a model makes of data that it is called on: known by its shape. `undefined` where it is given no arrays. */
export function applyToArrays(operation: Operation, call: Call): Value | undefined {
  const arrays = call.positional
    .slice(0, 1)
    .concat([...call.keywords.values()].slice(0, call.positional.length === 0 ? 1 : 0))
    .flatMap(({ value }) => arraysIn(value, new Allowance()));
  const [first] = arrays;
  if (first === undefined) return undefined;
  const shapes = inferred(operation, arrays.map(({ facts }) => facts.shape));
  const reason = l10n.t('What "{0}" makes of data is not read.', operation.name);
  const results = shapes.map((shape): Value =>
    isUnknown(shape) ? shape : shapedArray(call, shape, dtypeOf(operation, first), reason, valuesOf(operation, first.facts.values)),
  );
  const [only] = results;
  return results.length === 1 ? only : tupleValue(results);
}

function arraysIn(value: Value, allowance: Allowance): ArrayValue[] {
  if (value instanceof ArrayValue) return [value];
  if (!allowance.take() || (value.kind !== 'list' && value.kind !== 'tuple')) return [];
  const elements = elementsOf(value, { source: '', start: 0, end: 0 });
  return isUnknown(elements) ? [] : elements.flatMap((element) => arraysIn(element, allowance));
}

/** The shapes that come out; what is meant for batches may be given a single image or text. */
function inferred(operation: Operation, shapes: readonly Shape[]): readonly Maybe<Shape>[] {
  const [first = []] = shapes;
  const isSingle = (imageLayers.test(operation.className) && first.length === 3) || (textLayers.has(operation.className) && first.length === 0);
  const inference = operation.infer(isSingle ? [[1, ...first]] : shapes);
  operation.onData ??= inference;
  const { outputShape, outputShapes } = inference;
  if (outputShapes !== undefined && outputShapes.length > 1) return outputShapes;
  return [isSingle && !isUnknown(outputShape) ? outputShape.slice(1) : outputShape];
}

function dtypeOf({ className, config }: Operation, { facts }: ArrayValue): string {
  if (/^(TextVectorization|StringLookup|IntegerLookup|Hashing|Discretization)$/.test(className)) return config['output_mode'] === 'int' || config['output_mode'] === undefined ? 'int64' : 'float32';
  return facts.dtype.startsWith('float') ? facts.dtype : 'float32';
}

/** What stays known of the numbers, of layers that prepare data. */
function valuesOf(operation: Operation, values: KnownValues): KnownValues {
  const { className, config } = operation;
  if (className === 'Sequential' && 'operations' in operation) {
    return (operation.operations as readonly Operation[]).reduce((known, layer) => valuesOf(layer, known), values);
  }
  if (className === 'Rescaling') {
    const [scale, offset] = [numberIn(config, 'scale'), numberIn(config, 'offset') ?? 0];
    return scale === undefined ? {} : arithmeticValues('add', arithmeticValues('multiply', values, constantValues(scale)), constantValues(offset));
  }
  if (className === 'Normalization') return { isStandardized: true };
  return /^(Resizing|CenterCrop|RandomFlip|RandomCrop|Flatten|Reshape)$/.test(className) ? rearrangedValues(values) : {};
}

function numberIn(config: Config, name: string): number | undefined {
  const value = config[name];
  return typeof value === 'number' ? value : undefined;
}
