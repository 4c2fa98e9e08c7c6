import * as l10n from '@vscode/l10n';
import { GraphError, ShapeMismatchError } from '../errors.js';
import { apply, type Operation } from '../operation.js';
import { sameShape } from '../shape.js';
import type { Subgraph, Tensor } from '../tensor.js';
import { input } from './leaf.js';
import { resultOf } from './result.js';
import { scanBody } from './scan-body.js';
import { scanGradients } from './scan-gradient.js';
import { writeScan } from './scan-onnx.js';

/**
 * Repeats a graph over the steps of sequences, as ONNX's `Scan`: a loop whose size does not depend on the number of
 * steps, neither forwards nor backwards. Inputs are the first carries, the sequences (steps first) and the captured
 * tensors; results are described by `ScanBody`.
 */
export const Scan: Operation = {
  name: 'Scan',
  infer(inputs, attributes) {
    const { carries, elements, next, tensors } = scanBody(attributes);
    carries.forEach((carry, index) => {
      const after = next[index];
      if (carry.type !== after?.type || !sameShape(carry.shape, after.shape)) {
        const shapes = [carry.shape, after?.shape ?? []];
        throw new ShapeMismatchError('Scan', shapes, l10n.t('each step must hand on what it was given the like of.'));
      }
    });
    const sequences = inputs.slice(carries.length, carries.length + elements.length);
    if (new Set(sequences.map(({ shape: [steps] }) => steps)).size !== 1) {
      const shapes = sequences.map(({ shape }) => shape);
      throw new ShapeMismatchError('Scan', shapes, l10n.t('all sequences must have the same number of steps.'));
    }
    if (tensors.some((tensor) => tensor.operation === 'RandomUniform' && !elements.includes(tensor))) {
      throw new GraphError('Scan', l10n.t('Random numbers must be drawn outside of the loop, and given to it.'));
    }
    const [first = tensors[0]] = next;
    return first ?? { shape: [], type: 'float32' };
  },
  gradientOfResults: scanGradients,
  onnx: writeScan,
};

/** What a scan is given. */
export interface ScanInputs {
  /** What the first step is handed. */
  readonly initial: readonly Tensor[];
  /** At least one; the first axis counts the steps. */
  readonly sequences: readonly [Tensor, ...Tensor[]];
  /** What is the same in all steps. */
  readonly captured?: readonly Tensor[];
  /** Whether the steps go from the last element of the sequences to the first. */
  readonly reverse?: boolean;
}

/** What a step of a scan makes of what it is given. */
export interface ScanStep {
  /** What it hands to the next step: as many tensors of the same shapes as it was given. */
  readonly carries: readonly Tensor[];
  /** What is kept of each step. */
  readonly outputs?: readonly Tensor[];
}

/** What comes out of a scan. */
export interface ScanResults {
  /** What the last step handed on. */
  readonly final: readonly Tensor[];
  /** What was kept, each with the steps as first axis, in the order of the sequences, also where the scan is reversed. */
  readonly sequences: readonly Tensor[];
}

/**
 * Repeats a step over sequences.
 * @param step Builds one step; it may use what it is given, and constants, but no tensor from outside and no random
 * numbers.
 * @throws ShapeMismatchError where a step hands on other shapes than it is given, or sequences differ in length.
 */
export function scan(
  { initial, sequences, captured = [], reverse = false }: ScanInputs,
  step: (carries: readonly Tensor[], elements: readonly Tensor[], captured: readonly Tensor[]) => ScanStep,
): ScanResults {
  const parameter = ({ shape, type }: Tensor): Tensor => input('parameter', shape, type);
  const carries = initial.map(parameter);
  const elements = sequences.map(({ shape: [, ...shape], type }) => input('parameter', shape, type));
  const constants = captured.map(parameter);
  const { carries: next, outputs = [] } = step(carries, elements, constants);
  const body = { parameters: [...carries, ...elements, ...constants], results: [...next, ...outputs] };
  const node = scanNode([...initial, ...sequences, ...captured], body, carries.length, elements.length, reverse);
  return {
    final: next.map((tensor, index) => resultOf(node, index, tensor)),
    sequences: outputs.map((tensor) => sequenceOf(node, tensor)),
  };
}

/** The node of a scan, by its inputs and its body as `ScanBody` tells their order. */
export function scanNode(
  inputs: readonly Tensor[],
  body: Subgraph,
  carries: number,
  elements: number,
  reverse: boolean,
): Tensor {
  return apply(Scan, inputs, { body, carries, elements, reverse });
}

/** The values of a tensor of the body in all steps, steps first. */
export function sequenceOf(node: Tensor, tensor: Tensor): Tensor {
  const { carries, elements, tensors } = scanBody(node.attributes);
  const element = node.inputs[carries.length + elements.indexOf(tensor)];
  if (elements.includes(tensor) && element !== undefined) return element;
  const [steps = 1] = node.inputs[carries.length]?.shape ?? [];
  const index = carries.length + tensors.indexOf(tensor);
  return resultOf(node, index, { shape: [steps, ...tensor.shape], type: tensor.type });
}
