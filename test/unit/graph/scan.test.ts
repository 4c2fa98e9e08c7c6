import { describe, expect, it } from 'vitest';
import {
  add,
  differentiate,
  emit,
  GraphError,
  input,
  matrixMultiply,
  multiply,
  OnnxGraphBuilder,
  randomUniform,
  scan,
  ShapeMismatchError,
  sigmoid,
  sumOfSquares,
  tanh,
  type OnnxGraph,
  type Tensor,
} from '../../../src/graph/index.js';

const state = input('state', [2, 3]);
const kernel = input('kernel', [3, 3]);

/** The gradient by the kernel of what tanh(state · kernel + x), through a gate, comes to after some steps. */
function kernelGradient(steps: number): Tensor {
  const x = input('x', [steps, 2, 3]);
  const { final } = scan({ initial: [state], sequences: [x], captured: [kernel] }, ([before], [element], [weights]) => {
    const sum = add(element!, matrixMultiply(before!, weights!));
    return { carries: [multiply(tanh(sum), sigmoid(sum))] };
  });
  return differentiate(sumOfSquares(final[0]!), [kernel])[0]!;
}

/** The graph that computes a tensor, with the leaves as they are called. */
function written(tensor: Tensor, steps: number): OnnxGraph {
  const builder = new OnnxGraphBuilder('test');
  const leaves = new Map<Tensor, string>([[state, 'state'], [kernel, 'kernel']]);
  const find = (one: Tensor): void => {
    if (one.operation === 'Input' && one.shape[0] === steps) leaves.set(one, 'x');
    one.inputs.forEach(find);
  };
  find(tensor);
  emit([tensor], leaves, builder);
  return builder.finish([], []);
}

/** The operators of the bodies of all loops, in order. */
function bodiesOf({ nodes }: OnnxGraph): string[][] {
  return nodes.flatMap(({ attributes: { body } }) =>
    body !== undefined && 'graph' in body ? [body.graph.nodes.map(({ operator }) => operator)] : [],
  );
}

describe('a scan', () => {
  it('is as large whatever the number of steps, forwards and backwards', () => {
    const [few, many] = [written(kernelGradient(4), 4), written(kernelGradient(400), 400)];
    expect(many.nodes.length).toBe(few.nodes.length);
    expect(bodiesOf(many)).toEqual(bodiesOf(few));
    expect(bodiesOf(few)).toHaveLength(2);
  });

  it('leaves to the loop backwards only what depends on the step after', () => {
    const [, backward] = bodiesOf(written(kernelGradient(4), 4));
    // Through tanh, through the gate, both together, and on to the state before: derivatives are worked out outside.
    expect([...backward!].sort()).toEqual(['Add', 'Gemm', 'Mul', 'Mul']);
  });

  it('takes the gradient by a matrix as one product over all steps', () => {
    const { nodes } = written(kernelGradient(4), 4);
    expect(nodes.filter(({ operator }) => operator === 'Gemm')).toHaveLength(1);
  });

  it('computes nothing that nobody uses', () => {
    const x = input('x', [4, 2, 3]);
    const { sequences } = scan({ initial: [state, state], sequences: [x, x] }, ([a, b], [e, f]) => ({
      carries: [add(a!, e!), multiply(b!, f!)],
      outputs: [tanh(a!)],
    }));
    expect(bodiesOf(written(sequences[0]!, 4))[0]!.sort()).toEqual(['Add', 'Tanh']);
  });

  it('refuses steps that hand on other shapes, sequences of other lengths, and random numbers inside', () => {
    const [x, longer] = [input('x', [4, 2, 3]), input('x', [5, 2, 3])];
    const same = { initial: [state], sequences: [x] } as const;
    expect(() => scan(same, ([a]) => ({ carries: [matrixMultiply(a!, a!, { transposeB: true })] }))).toThrow(ShapeMismatchError);
    expect(() => scan({ ...same, sequences: [x, longer] }, ([a]) => ({ carries: [a!] }))).toThrow(/same number of steps/);
    expect(() => scan(same, ([a]) => ({ carries: [multiply(a!, randomUniform([2, 3], 0))] }))).toThrow(GraphError);
  });
});
