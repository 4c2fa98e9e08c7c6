import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type CallArgument, type Maybe, type Shape } from '../../../spec/index.js';
import { Allowance, elementsOf, tupleValue, type Call, type Value } from '../../python/index.js';
import { withScores } from './attention-scores.js';
import { callArguments } from './call-arguments.js';
import { entriesInOrder, leavesOf, mapLeaves } from './custom/structure.js';
import { maskAfter, masksFor, withMask } from './masks/index.js';
import { applyToArrays } from './on-arrays.js';
import { opaqueFor } from './opaque.js';
import { inferUnmet, type Inference, type Operation } from './operation.js';
import { Tensor } from './tensor.js';

/** Calls an operation on the tensors among the arguments; on anything else the result is not known. */
export function applyToTensors(operation: Operation, given: Call): Value {
  const call = withOpaqueInputs(operation, given);
  const tensors = tensorsGiven(call);
  if (tensors.length === 0) {
    const value = applyToArrays(operation, call) ?? notTensors(call);
    if (isUnknown(value)) operation.onData ??= inferUnmet(operation, value);
    return value;
  }
  const deciding = decidingTensors(operation, call, tensors);
  const inference = withScores(operation, deciding, call, inferenceFor(operation, deciding));
  const value = applyWith(operation, tensors, inference, callArguments(call), masksFor(operation, call));
  return withMask(value, maskAfter(operation, call));
}

/** The same call with layers of which only the place is known for what is not known among the tensors of a list: it counts, too. */
function withOpaqueInputs({ session }: Operation, call: Call): Call {
  const [first, ...others] = call.positional;
  if (first === undefined || tensorsIn(first.value).length === 0 || !leavesOf(first.value, call.range).some(isUnknown)) return call;
  const value = mapLeaves(first.value, (leaf) => (isUnknown(leaf) ? apply(opaqueFor(session, leaf, call.range), []) : leaf), call);
  return { ...call, positional: [{ ...first, value }, ...others] };
}

/** All tensors that a call is given, those of named arguments last and by name, as Keras takes them. */
export function tensorsGiven(call: Call): Tensor[] {
  const named = [...call.keywords].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, argument]) => argument);
  return [...call.positional, ...named].flatMap(({ value }) => tensorsIn(value));
}

/** Why a call that is given no tensors gives nothing that is known. */
export function notTensors(call: Call): Value {
  const open = [...call.positional, ...call.keywords.values()].map(({ value }) => value).find(isUnknown);
  return open ?? unknown(l10n.t('What this call gives is known only when the file runs.'), call.range);
}

/** Applies an operation to tensors: one more of its applications. */
export function apply(operation: Operation, inputs: readonly Tensor[]): Tensor {
  return tensorOf(operation, record(operation, inputs, inferenceFor(operation, inputs)), 0);
}

/** Applies an operation whose inference is known already; several outputs come as a tuple. */
export function applyWith(
  operation: Operation,
  inputs: readonly Tensor[],
  inference: Inference,
  given?: readonly CallArgument[],
  masks?: readonly Tensor[],
): Value {
  return outputsOf(operation, record(operation, inputs, inference, given, masks));
}

/** What an application gives: several outputs as a tuple. */
export function outputsOf(operation: Operation, application: number): Value {
  const { outputShapes = [] } = operation.applications[application]?.inference ?? {};
  if (outputShapes.length < 2) return tensorOf(operation, application, 0);
  return tupleValue(outputShapes.map((_, output) => tensorOf(operation, application, output)));
}

/** One of the outputs of an application. */
export function tensorOf(operation: Operation, application: number, output: number): Tensor {
  const made = operation.applications[application];
  const dtype = made?.inputs[0]?.dtype ?? 'float32';
  const shape: Maybe<Shape> | undefined = output === 0 ? made?.inference.outputShape : made?.inference.outputShapes?.[output];
  return new Tensor(operation, application, shape ?? unknown(l10n.t('The layer is not called.'), operation.source.range), dtype, output);
}

/** Notes an application and returns its number. */
export function record(
  operation: Operation,
  inputs: readonly Tensor[],
  inference: Inference,
  given?: readonly CallArgument[],
  masks?: readonly Tensor[],
): number {
  if (operation.applications.length === 0) operation.session.noteNews();
  operation.applications.push({ inputs, inference, arguments: given, masks });
  return operation.applications.length - 1;
}

function inferenceFor(operation: Operation, inputs: readonly Tensor[]): Inference {
  const shapes: Shape[] = [];
  for (const { shape } of inputs) {
    if (isUnknown(shape)) return inferUnmet(operation, shape);
    shapes.push(shape);
  }
  return operation.infer(shapes);
}

/** The tensors of a call that decide its shapes: not masks, and not the states that a recurrent layer starts with. */
function decidingTensors({ callArguments }: Operation, call: Call, all: readonly Tensor[]): readonly Tensor[] {
  if (callArguments === undefined) return all;
  const found = callArguments.flatMap((name, position) => {
    const value = (call.keywords.get(name) ?? call.positional[position])?.value;
    const [tensor] = value === undefined ? [] : tensorsIn(value);
    return tensor ?? [];
  });
  return found.length > 0 ? found : all;
}

/** The tensors in a value: itself, or those of a list, a tuple or a dictionary. */
export function tensorsIn(value: Value, allowance = new Allowance()): Tensor[] {
  if (value instanceof Tensor) return [value];
  if (!allowance.take()) return [];
  if (value.kind === 'dictionary') return entriesInOrder(value).flatMap((entry) => tensorsIn(entry.value, allowance));
  if (value.kind !== 'list' && value.kind !== 'tuple') return [];
  const elements = elementsOf(value, { source: '', start: 0, end: 0 });
  return isUnknown(elements) ? [] : elements.flatMap((element) => tensorsIn(element, allowance));
}
