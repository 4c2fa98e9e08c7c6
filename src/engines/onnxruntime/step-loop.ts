import {
  emit,
  encodeModel,
  int64Vector,
  OnnxGraphBuilder,
  topologicalOrder,
  type OnnxGraph,
  type OnnxValue,
  type Tensor,
} from '../../graph/index.js';
import { findCollected } from './after-loop.js';
import * as names from './names.js';
import { RandomReader } from './random-reader.js';
import type { RolledStep, StackedVariable } from './rolling/index.js';
import { scheduleRoots } from './schedule.js';
import { vectorized } from './vectorized.js';

/** A step graph as an ONNX model that runs any number of steps. */
export interface StepLoop {
  readonly model: Uint8Array;
  readonly random: RandomReader;
}

/**
 * Writes the model: one `Loop`. The variables that change go round in it; the others and the data are seen from
 * outside; batches and scalars are picked by the number of the iteration; what is measured is collected step by step.
 */
export function writeStepLoop(graph: RolledStep): StepLoop {
  const changing = graph.state.filter(isChanged);
  const collected = findCollected(graph);
  const roots = scheduleRoots([...changing.map(({ next }) => next), ...collected]);
  const random = new RandomReader(topologicalOrder(roots));

  const outer = new OnnxGraphBuilder('training', undefined, vectorized);
  const step = writeStep(new OnnxGraphBuilder('step', outer), { graph, changing, collected, roots, random });
  const model = encodeModel(writeLoop(outer, step, { graph, changing, collected, random }));
  return { model, random };
}

/** Whether a step changes some variables; then they have an output in the model. */
export function isChanged({ read, next }: StackedVariable): boolean {
  return next !== read;
}

interface LoopParts {
  readonly graph: RolledStep;
  readonly changing: readonly StackedVariable[];
  readonly collected: readonly Tensor[];
  readonly random: RandomReader;
}

/** The body of the loop: one step. */
function writeStep(body: OnnxGraphBuilder, parts: LoopParts & { readonly roots: readonly Tensor[] }): OnnxGraph {
  const { graph, changing, collected, roots, random } = parts;
  const bound = new Map<Tensor, string>(graph.state.map(({ names: [name], read }) => [read, names.stateName(name)]));
  for (const { names: [name], read } of changing) bound.set(read, names.carriedName(name));
  const row = body.node('Gather', [names.ROWS, names.ITERATION]);
  for (const { name, tensor } of graph.batchInputs) {
    bound.set(tensor, body.node('Gather', [names.dataName(name), row]));
  }
  for (const { name, tensor } of graph.scalars) {
    bound.set(tensor, body.node('Gather', [names.scalarName(name), names.ITERATION]));
  }
  random.bind(bound, body);

  const values = emit(roots, bound, body);
  const taken = new Set(bound.values());
  /** An output must be a node's, and no other output's. */
  const asOutput = (tensor: Tensor): OnnxValue => {
    const value = values.get(tensor) ?? '';
    const name = taken.has(value) ? body.node('Identity', [value]) : value;
    taken.add(name);
    return { name, type: tensor.type, shape: tensor.shape };
  };
  return body.finish(
    [
      { name: names.ITERATION, type: 'int64', shape: [] },
      { name: names.CONDITION, type: 'bool', shape: [] },
      ...changing.map(({ names: [name], shape }): OnnxValue => ({ name: names.carriedName(name), type: 'float32', shape })),
    ],
    [
      { name: body.node('Identity', [names.CONDITION]), type: 'bool', shape: [] },
      ...changing.map(({ next }) => asOutput(next)),
      ...collected.map(asOutput),
    ],
  );
}

/** All steps' values of what is measured, one after another: a scalar's are that already. */
function flat(writer: OnnxGraphBuilder, { shape }: Tensor, name: string): string {
  return shape.length === 0 ? name : writer.node('Reshape', [name, int64Vector(writer, [-1])]);
}

/** The loop, and after it what is computed for all steps at once. */
function writeLoop(outer: OnnxGraphBuilder, step: OnnxGraph, { graph, changing, collected, random }: LoopParts): OnnxGraph {
  const finals = changing.map(({ names: [name] }) => names.finalName(name));
  const series = collected.map((_, index) => `series/${index}`);
  const goOn = outer.constant('bool', [], [1]);
  const before = changing.map(({ names: [name] }) => names.stateName(name));
  outer.nodeNamed('Loop', [names.STEPS, goOn, ...before], [...finals, ...series], { body: { graph: step } });

  const measured = graph.measurements.map(({ tensor }) => tensor);
  const bound = new Map(collected.map((tensor, index) => [tensor, series[index] ?? '']));
  const values = emit(measured, bound, outer);
  if (measured.length > 0) {
    const inOrder = measured.map((tensor) => flat(outer, tensor, values.get(tensor) ?? ''));
    outer.nodeNamed('Concat', inOrder, [names.MEASUREMENTS], { axis: { integer: 0 } });
  }
  return outer.finish(
    [
      { name: names.STEPS, type: 'int64', shape: [] },
      { name: names.ROWS, type: 'int32', shape: ['steps', graph.batchSize] },
      ...graph.batchInputs.map(
        ({ name, type, shape }): OnnxValue => ({ name: names.dataName(name), type, shape: ['samples', ...shape.slice(1)] }),
      ),
      ...graph.scalars.map(({ name }): OnnxValue => ({ name: names.scalarName(name), type: 'float32', shape: ['steps'] })),
      ...random.inputs,
      ...graph.state.map(({ names: [name], shape }): OnnxValue => ({ name: names.stateName(name), type: 'float32', shape })),
    ],
    [
      ...changing.map(({ names: [name], shape }): OnnxValue => ({ name: names.finalName(name), type: 'float32', shape })),
      ...(measured.length > 0 ? [{ name: names.MEASUREMENTS, type: 'float32', shape: ['measured'] } as const] : []),
    ],
  );
}
