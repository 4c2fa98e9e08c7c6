import * as l10n from '@vscode/l10n';
import type { CallArgument, CallValue, LayerCall, LayerSpec } from '../../spec/index.js';
import { SavingError } from '../errors.js';
import type { Json, JsonObject } from './objects.js';

/** The classes of `keras.ops` that are not among those of keras/src/ops/numpy.py. */
const modules: readonly (readonly [module: string, classes: readonly string[]])[] = [
  [
    'keras.src.ops.nn',
    [
      'Celu', 'Elu', 'Gelu', 'HardShrink', 'HardSigmoid', 'HardSilu', 'HardTanh', 'LeakyRelu', 'LogSigmoid', 'LogSoftmax', 'Normalize', 'OneHot', 'Relu',
      'Relu6', 'Selu', 'Sigmoid', 'Silu', 'SoftShrink', 'Softmax', 'Softplus', 'Softsign', 'SparsePlus', 'SparseSigmoid', 'Squareplus', 'TanhShrink',
    ],
  ],
  ['keras.src.activations.activations', ['ReLU']],
  ['keras.src.ops.math', ['Erf', 'Logsumexp', 'Rsqrt']],
  ['keras.src.ops.core', ['Cast', 'ConvertToTensor', 'StopGradient']],
];

const reduction = ['axis', 'keepdims'];

/** What the arguments after the tensors are called where they are given by position. */
const parameters: Readonly<Record<string, readonly string[]>> = {
  Mean: reduction, Sum: reduction, Max: reduction, Amax: reduction, Min: reduction, Amin: reduction, Prod: reduction, Var: reduction, Std: reduction,
  Logsumexp: reduction, Concatenate: ['axis'], Stack: ['axis'], Reshape: ['newshape'], Transpose: ['axes'], ExpandDims: ['axis'], Squeeze: ['axis'],
  Clip: ['x_min', 'x_max'], Softmax: ['axis'], LogSoftmax: ['axis'], LeakyRelu: ['negative_slope'], Elu: ['alpha'], Celu: ['alpha'],
  Gelu: ['approximate'], Squareplus: ['b'], HardShrink: ['threshold'], SoftShrink: ['threshold'], ReLU: ['negative_slope', 'max_value', 'threshold'],
  Cast: ['dtype'], ConvertToTensor: ['dtype'],
};

/** A function on tensors, such as `x * 2` or `ops.mean(x, axis=1)`, and one call of it (keras/src/ops/operation.py). */
export function savedFunction(layer: LayerSpec): JsonObject {
  const { className, name } = layer;
  const module = modules.find(([, classes]) => classes.includes(className))?.[0] ?? 'keras.src.ops.numpy';
  const named = settingsOf(layer, layer.calls[0]?.arguments ?? []);
  return {
    module,
    class_name: className,
    config: { name, ...Object.fromEntries(named.map(([parameter, value]) => [parameter, value])) },
    registered_name: className,
  };
}

/** The arguments of a call that are not part of the function's configuration: the tensors, and what is computed with them. */
export function operandsOf(layer: LayerSpec, { arguments: given }: LayerCall): readonly CallValue[] | undefined {
  if (given === undefined) return ofMask(layer);
  const isSetting = new Set(settingsOf(layer, given).map(([, , argument]) => argument));
  return given.filter((argument) => !isSetting.has(argument)).map(({ value }) => value);
}

/** What a layer with `mask_zero` computes for its mask: `x != 0`, without a call in the file. */
function ofMask({ className, name, calls }: LayerSpec): readonly CallValue[] | undefined {
  const input = { kind: 'input', input: 0 } as const;
  if (calls[0]?.inputs.length !== 1) return undefined;
  if (className === 'NotEqual') return [input, 0];
  if (parameters[className] === undefined) return undefined;
  throw new SavingError(l10n.t('The function "{0}" has arguments that GradLens cannot save yet.', name));
}

type Setting = readonly [name: string, value: Json, argument: CallArgument];

function settingsOf(layer: LayerSpec, given: readonly CallArgument[]): Setting[] {
  const names = parameters[layer.className];
  const firstSetting = given.findIndex(({ value }) => !holdsInput(value));
  return given.flatMap((argument, index): Setting[] => {
    const { name, value } = argument;
    if (holdsInput(value)) return [];
    const parameter = name ?? names?.[index - firstSetting];
    return parameter === undefined ? [] : [[parameter, literal(value, layer), argument]];
  });
}

function holdsInput(value: CallValue): boolean {
  if (Array.isArray(value)) return (value as readonly CallValue[]).some(holdsInput);
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'input';
}

function literal(value: CallValue, layer: LayerSpec): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly CallValue[]).map((each) => literal(each, layer));
  throw new SavingError(l10n.t('The function "{0}" has arguments that GradLens cannot save yet.', layer.name));
}
