import { resultName, type OnnxContext, type OnnxGraphWriter, type OnnxWriter } from '../onnx/rule.js';
import type { OnnxValue } from '../onnx/model.js';
import type { Tensor } from '../tensor.js';
import { liveParts, scanBody } from './scan-body.js';

/** Writes a scan as a node `Scan` with what of it is used, and returns the stem of the results' names. */
export function writeScan(
  writer: OnnxWriter,
  inputs: readonly string[],
  { attributes }: Tensor,
  { used, emit }: OnnxContext,
): string {
  const body = scanBody(attributes);
  const live = liveParts(body, used);
  const inner = writer.nested(writer.freshName('scan'));
  const parameters: OnnxValue[] = [];
  const bound = new Map<Tensor, string>();
  const declare = (tensor: Tensor | undefined): void => {
    if (tensor === undefined) return;
    const name = inner.freshName('parameter');
    bound.set(tensor, name);
    parameters.push({ name, type: tensor.type, shape: tensor.shape });
  };
  for (const index of live.carries) declare(body.carries[index]);
  for (const index of live.elements) declare(body.elements[index]);
  const outside = body.carries.length + body.elements.length;
  body.captured.forEach((tensor, index) => bound.set(tensor, inputs[outside + index] ?? ''));

  const roots = [...live.carries.flatMap((index) => body.next[index] ?? []), ...live.wanted];
  const values = emit(roots, bound, inner);
  const graph = inner.finish(parameters, asOutputs(roots, values, new Set(bound.values()), inner));

  const stem = writer.freshName('Scan');
  const sequences = used.filter((index) => index >= body.carries.length);
  writer.nodeNamed(
    'Scan',
    [
      ...live.carries.map((index) => inputs[index] ?? ''),
      ...live.elements.map((index) => inputs[body.carries.length + index] ?? ''),
    ],
    [...live.carries, ...sequences].map((index) => resultName(stem, index)),
    {
      body: { graph },
      num_scan_inputs: { integer: live.elements.length },
      ...(body.reverse && {
        scan_input_directions: { integers: live.elements.map(() => 1) },
        ...(sequences.length > 0 && { scan_output_directions: { integers: sequences.map(() => 1) } }),
      }),
    },
  );
  return stem;
}

/** An output of a graph must be a node's, and no other output's: others are copied. */
function asOutputs(
  roots: readonly Tensor[],
  values: ReadonlyMap<Tensor, string>,
  taken: Set<string>,
  writer: OnnxGraphWriter,
): OnnxValue[] {
  return roots.map((tensor) => {
    const value = values.get(tensor) ?? '';
    const isNode = tensor.operation !== 'Constant' && !taken.has(value);
    const name = isNode ? value : writer.node('Identity', [value]);
    taken.add(name);
    return { name, type: tensor.type, shape: tensor.shape };
  });
}
