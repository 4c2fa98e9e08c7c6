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
    const { measurements } = this.graph;
    const measured = measurements.map(() => new Float32Array(request.steps));
    const offsets = this.offsets(request);
    activate(this.runtime);
    const variables = this.variables(state);
    try {
      for (let step = 0; step < request.steps; step += 1) {
        const given = this.given(request, step, offsets);
        try {
          const values = await this.evaluate(new Map([...variables, ...given]));
          changing.forEach(({ read }, index) => {
            const [before, next] = [variables.get(read), values[index]];
            if (before !== undefined) disposeValue(before);
            if (next !== undefined) variables.set(read, next);
          });
          values.slice(changing.length).forEach((value, index) => {
            measured[index]?.set(asTfjs(value).dataSync(), step);
            disposeValue(value);
          });
        } finally {
          given.forEach(disposeValue);
        }
      }
      state.replace(new Map(changing.map(({ name, read }) => [name, asTfjs(variables.get(read)).dataSync().slice() as Float32Array])));
    } finally {
      variables.forEach(disposeValue);
    }
    return { measurements: Object.fromEntries(measurements.map(({ name }, index) => [name, measured[index] ?? new Float32Array()])) };
  }

  dispose(): Promise<void> {
    disposeGraph(this.step.graph);
    return Promise.resolve();
  }

  /** Runs one step, and lets messages in now and then: an operation of a large network takes its time. */
  private async evaluate(given: ReadonlyMap<Tensor, Value>): Promise<Single[]> {
    const evaluation = evaluate(this.runtime, this.step.graph, given);
    let since = performance.now();
    for (;;) {
      const { done, value } = evaluation.next();
      if (done === true) return value;
      if (performance.now() - since < breath) continue;
      await setImmediate();
      activate(this.runtime);
      since = performance.now();
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

/** The rows of a data array, one after another. */
function samplesOf({ values }: DataArray, rows: Int32Array, { shape: [, ...sample] }: BatchInput): DataArray['values'] {
  const size = elementCount(sample);
  const samples = new (values.constructor as Float32ArrayConstructor)(rows.length * size);
  rows.forEach((row, index) => samples.set(values.subarray(row * size, (row + 1) * size), index * size));
  return samples;
}
