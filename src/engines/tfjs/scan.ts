import { liveParts, scanBody, type LiveParts, type ScanBody, type Tensor } from '../../graph/index.js';
import type { CompiledGraph } from './compile.js';
import type { RuleContext } from './rules/rule.js';
import { elementAt, sequenceOf } from './sequence.js';
import { disposeValue, shareValue, single, type Results, type Single, type Value } from './values.js';

/** The loop of a scan, ready to run: those of its parts that somebody needs. */
export interface CompiledScan {
  readonly body: ScanBody;
  readonly parts: LiveParts;
  /** One step: its roots are the carries for the next one, and then what is kept. */
  readonly step: CompiledGraph;
}

type Evaluate = (graph: CompiledGraph, given: ReadonlyMap<Tensor, Value>) => Generator<void, Single[]>;

/**
 * @param used The numbers of the results that are used.
 * @param compile Compiles the nodes of one step, by its roots and what they are given.
 */
export function compileScan(
  node: Tensor,
  used: readonly number[],
  compile: (roots: readonly Tensor[], given: readonly Tensor[]) => CompiledGraph,
): CompiledScan {
  const body = scanBody(node.attributes);
  const parts = liveParts(body, used);
  const next = parts.carries.flatMap((index) => body.next[index] ?? []);
  const step = compile([...next, ...parts.wanted], [...body.carries, ...body.elements, ...body.captured]);
  return { body, parts, step };
}

/** Runs a loop, step by step. @returns The results that are used, by their numbers. */
export function* runScan(
  { tf }: RuleContext,
  { body, parts, step }: CompiledScan,
  inputs: readonly Value[],
  evaluate: Evaluate,
): Generator<void, Results> {
  const sequences = parts.elements.map((index) => single(inputs[body.carries.length + index]));
  const captured = body.captured.map((parameter, index): [Tensor, Value] => [
    parameter,
    single(inputs[body.carries.length + body.elements.length + index]),
  ]);
  let carries = parts.carries.map((index) => shareValue(single(inputs[index])));
  const kept = parts.wanted.map((): Single[] => []);
  try {
    const [steps = 1] = sequences[0]?.shape ?? [];
    for (let count = 0; count < steps; count += 1) {
      const elements = sequences.map((sequence) => elementAt(tf, sequence, body.reverse ? steps - 1 - count : count));
      const given = new Map(captured);
      pair(parts.carries, body.carries, carries, given);
      pair(parts.elements, body.elements, elements, given);
      try {
        const values = yield* evaluate(step, given);
        carries.forEach(disposeValue);
        carries = values.slice(0, carries.length);
        values.slice(carries.length).forEach((value, index) => kept[index]?.push(value));
      } finally {
        elements.forEach(disposeValue);
      }
    }
    const results = new Map<number, Single>();
    parts.carries.forEach((number, index) => results.set(number, shareValue(single(carries[index]))));
    parts.wanted.forEach((tensor, index) => {
      const inOrder = body.reverse ? kept[index]?.toReversed() : kept[index];
      results.set(body.carries.length + body.tensors.indexOf(tensor), sequenceOf(tf, inOrder ?? []));
    });
    return results;
  } finally {
    [...carries, ...kept.flat()].forEach(disposeValue);
  }
}

function pair(
  numbers: readonly number[],
  parameters: readonly Tensor[],
  values: readonly Single[],
  into: Map<Tensor, Value>,
): void {
  numbers.forEach((number, index) => {
    const [parameter, value] = [parameters[number], values[index]];
    if (parameter !== undefined && value !== undefined) into.set(parameter, value);
  });
}
