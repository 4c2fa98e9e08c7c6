import { isUnknown, type ModelSpec, type Shape } from '../../../spec/index.js';
import type { Refusal } from '../../network/shapes.js';
import type { RuleContext } from '../../rule.js';
import { pairsOf, type DataPair } from '../../training/labels.js';

/** The data that a model is given, where the shapes of its samples are known. */
export function dataOf({ compilations }: RuleContext, model: ModelSpec): readonly DataPair[] {
  return compilations.filter((compilation) => compilation.model.id === model.id).flatMap(pairsOf);
}

/** Whether a model refuses the very data that it is built by, in its first layer. */
export function isBuiltByData(context: RuleContext, { model, layer, inputs }: Refusal): boolean {
  const [shape, ...others] = inputs ?? [];
  const [input] = model.inputs;
  if (shape === undefined || others.length > 0 || input === undefined || isUnknown(input.shape)) return false;
  const isFirst = layer.calls.some((call) => call.inputs.some(({ layer: id }) => id === input.layer));
  return isFirst && dataOf(context, model).some(({ x }) => x !== null && isSame(x.shape, shape));
}

/** Whether samples have the shape that a model takes, whatever the number of samples. */
export function isSame(data: Shape, model: Shape): boolean {
  return data.length === model.length && data.every((length, axis) => axis === 0 || length === null || model[axis] === null || length === model[axis]);
}
