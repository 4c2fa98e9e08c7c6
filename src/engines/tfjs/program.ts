import { setImmediate } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import type { DataArray } from '../../data/index.js';
import { elementCount, type BatchInput, type StepGraph, type Tensor } from '../../graph/index.js';
import type { EngineState, Program, ProgramRequest, ProgramResult } from '../engine.js';
import { RequestError } from '../errors.js';
import { createPool, offsetsOf, type RandomPool } from '../random.js';
import { checkRequest } from '../request.js';
import { disposeGraph } from './compile.js';
import { evaluate } from './evaluation.js';
import { activate, type TfjsRuntime } from './runtime.js';
import { TfjsState } from './state.js';
import type { CompiledStep } from './step.js';
import { asTfjs, disposeValue, valueOf, type Single, type Value } from './values.js';

/** How long steps run before messages are let in, in milliseconds. */
const breath = 20;

/** A step graph that is interpreted, node by node. */
export class TfjsProgram implements Program {
  private pool: RandomPool | undefined;
  /** When messages were let in the last time. */
  private breathedAt = 0;

  constructor(
    private readonly runtime: TfjsRuntime,
    private readonly graph: StepGraph,
    private readonly step: CompiledStep,
  ) {}

  async run(state: EngineState, request: ProgramRequest): Promise<ProgramResult> {
    if (!(state instanceof TfjsState)) {
      throw new RequestError(l10n.t('The state was made by another engine than the program.'));
    }
    checkRequest(this.graph, request);
    const { changing } = this.step;
    const measured = this.graph.measurements.map(() => new Float32Array(request.steps));
    const offsets = this.offsets(request);
    activate(this.runtime);
    this.breathedAt = performance.now();
    const variables = this.variables(state);
    let steps = 0;
    try {
      for (; steps < request.steps; steps += 1) {
        const given = this.given(request, steps, offsets);
        const values = await this.evaluate(new Map([...variables, ...given]), request.signal).finally(() => {
          given.forEach(disposeValue);
        });
        if (values === undefined) break;
        changing.forEach(({ read }, index) => replaceValue(variables, read, values[index]));
        values.slice(changing.length).forEach((value, index) => {
          measured[index]?.set(asTfjs(value).dataSync(), steps);
          disposeValue(value);
        });
      }
      state.replace(new Map(changing.map(({ name, read }) => [name, elementsOf(variables.get(read))])));
    } finally {
      variables.forEach(disposeValue);
    }
    const series = this.graph.measurements.map(({ name }, index): [string, Float32Array] => [
      name,
      measured[index]?.slice(0, steps) ?? new Float32Array(),
    ]);
    return { steps, measurements: Object.fromEntries(series) };
  }

  dispose(): Promise<void> {
    disposeGraph(this.step.graph);
    return Promise.resolve();
  }

  /**
   * Runs one step, and lets messages in now and then: the step of a large network takes its time.
   * @returns What it came to; undefined where the signal ended it.
   */
  private async evaluate(given: ReadonlyMap<Tensor, Value>, signal: AbortSignal | undefined): Promise<Single[] | undefined> {
    const evaluation = evaluate(this.runtime, this.step.graph, given);
    try {
      for (;;) {
        const { done, value } = evaluation.next();
        if (done === true) return value;
        if (performance.now() - this.breathedAt < breath) continue;
        await setImmediate();
        this.breathedAt = performance.now();
        activate(this.runtime);
        if (signal?.aborted === true) return undefined;
      }
    } finally {
      evaluation.return([]);
    }
  }

  private variables(state: TfjsState): Map<Tensor, Value> {
    return new Map(this.graph.state.map(({ name, read }) => [read, valueOf(this.runtime.tf, state.current(name), read)]));
  }

  /** What is new in a step: its batch, its scalars and its random numbers. */
  private given({ rows, data, scalars }: ProgramRequest, step: number, offsets: BigInt64Array): Map<Tensor, Value> {
    const { tf } = this.runtime;
    const { batchInputs, batchSize, scalars: names } = this.graph;
    const { leaves } = this.step.random;
    const batch = rows.subarray(step * batchSize, (step + 1) * batchSize);
    const numbers = new Map<Tensor, ArrayLike<number>>();
    for (const input of batchInputs) {
      const array = data[input.name];
      if (array !== undefined) numbers.set(input.tensor, samplesOf(array, batch, input));
    }
    for (const { name, tensor } of names) numbers.set(tensor, [scalars[name]?.[step] ?? Number.NaN]);
    leaves.forEach((leaf, index) => {
      const start = Number(offsets[step * leaves.length + index]);
      numbers.set(leaf, this.pool?.values.subarray(start, start + elementCount(leaf.shape)) ?? []);
    });
    return new Map([...numbers].map(([tensor, values]) => [tensor, valueOf(tf, values, tensor)]));
  }

  private offsets({ seed, firstStep, steps }: ProgramRequest): BigInt64Array {
    const { poolSize, streams } = this.step.random;
    if (streams.length > 0 && this.pool?.seed !== seed) this.pool = createPool(seed, poolSize);
    return offsetsOf(seed, firstStep, steps, streams);
  }
}

/** Takes over the value that a variable has after a step. */
function replaceValue(variables: Map<Tensor, Value>, read: Tensor, next: Single | undefined): void {
  const before = variables.get(read);
  if (next === undefined || before === undefined) throw new Error('A variable has no value.');
  disposeValue(before);
  variables.set(read, next);
}

/** A copy of the elements of a float32 value. */
function elementsOf(value: Value | undefined): Float32Array {
  return Float32Array.from(asTfjs(value).dataSync());
}

/** The rows of a data array, one after another. */
function samplesOf({ values }: DataArray, rows: Int32Array, { shape: [, ...sample] }: BatchInput): DataArray['values'] {
  const size = elementCount(sample);
  const samples = new (values.constructor as Float32ArrayConstructor)(rows.length * size);
  rows.forEach((row, index) => samples.set(values.subarray(row * size, (row + 1) * size), index * size));
  return samples;
}
