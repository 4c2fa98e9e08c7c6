import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Shape } from '../../../spec/index.js';
import { Allowance, elementsOf, type Call, type Value } from '../../python/index.js';
import { nothingInferred, type Operation } from './operation.js';
import { Tensor } from './tensor.js';

/** Calls an operation on the tensors among the arguments; on anything else the result is not known. */
export function applyToTensors(operation: Operation, call: Call): Value {
  const values = [...call.positional, ...call.keywords.values()].map(({ value }) => value);
  const tensors = values.flatMap((value) => tensorsIn(value));
  const open = values.find(isUnknown);
  if (tensors.length === 0) return open ?? unknown(l10n.t('What this call gives is known only when the file runs.'), call.range);
  return apply(operation, tensors);
}

/** Applies an operation to tensors: one more of its applications. */
export function apply(operation: Operation, inputs: readonly Tensor[]): Tensor {
  const shapes: Shape[] = [];
  let inference = null;
  for (const { shape } of inputs) {
    if (isUnknown(shape)) inference ??= nothingInferred(shape);
    else shapes.push(shape);
  }
  inference ??= operation.infer(shapes);
  operation.applications.push({ inputs, inference });
  return new Tensor(operation, operation.applications.length - 1, inference.outputShape, inputs[0]?.dtype ?? 'float32');
}

/** The tensors in a value: itself, or those of a list, a tuple or a dictionary. */
export function tensorsIn(value: Value, allowance = new Allowance()): Tensor[] {
  if (value instanceof Tensor) return [value];
  if (!allowance.take()) return [];
  if (value.kind === 'dictionary') return [...value.entries.values()].flatMap((entry) => tensorsIn(entry.value, allowance));
  if (value.kind !== 'list' && value.kind !== 'tuple') return [];
  const elements = elementsOf(value, { source: '', start: 0, end: 0 });
  return isUnknown(elements) ? [] : elements.flatMap((element) => tensorsIn(element, allowance));
}
