import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { DataArray } from '../../data/index.js';
import type { StepGraph } from '../../graph/index.js';
import type { ProgramRequest } from '../engine.js';
import { createPool, offsetsOf, type RandomPool } from '../random.js';
import * as names from './names.js';
import { createSession, type Runtime } from './runtime.js';
import type { OnnxruntimeState } from './state.js';
import { rolled, type RolledStep, type StackedMeasurement } from './rolling/index.js';
import { isChanged, writeStepLoop, type StepLoop } from './step-loop.js';

/** A session with the loop of a step graph. */
export class LoopSession {
  private pool: RandomPool | undefined;

  private constructor(
    private readonly runtime: Runtime,
    private readonly session: InferenceSession,
    private readonly graph: RolledStep,
    private readonly loop: StepLoop,
  ) {}

  /** @throws where the runtime does not take the graph. */
  static async of(runtime: Runtime, graph: StepGraph, provider: string, threads: number): Promise<LoopSession> {
    const step = rolled(graph);
    const loop = writeStepLoop(step);
    return new LoopSession(runtime, await createSession(runtime, loop.model, provider, threads), step, loop);
  }

  /** The names of the variables that a step changes, those together that it keeps in one tensor. */
  get changing(): readonly Names[] {
    return this.graph.state.filter(isChanged).map(({ names: stacked }) => stacked);
  }

  /** Runs steps from the current values of the state into its spare ones, and returns what was measured. */
  async run(state: OnnxruntimeState, request: ProgramRequest): Promise<Record<string, Float32Array>> {
    const { measurements } = this.graph;
    for (const stacked of this.changing) state.stack(stacked);
    const fetches: Record<string, Tensor | null> = {};
    for (const stacked of this.changing) fetches[names.finalName(stacked[0])] = state.spare(stacked);
    if (measurements.length > 0) fetches[names.MEASUREMENTS] = null;
    const results = await this.session.run(this.feeds(state, request), fetches);
    const measured = results[names.MEASUREMENTS]?.data as Float32Array | undefined;
    return seriesOf(measurements, measured ?? new Float32Array(), request.steps);
  }

  async dispose(): Promise<void> {
    await this.session.release();
  }

  private feeds(state: OnnxruntimeState, request: ProgramRequest): Record<string, Tensor> {
    const { steps, rows, data, scalars } = request;
    const { Tensor } = this.runtime;
    const feeds: Record<string, Tensor> = {
      [names.STEPS]: new Tensor('int64', BigInt64Array.of(BigInt(steps)), []),
      [names.ROWS]: new Tensor('int32', rows, [steps, this.graph.batchSize]),
    };
    for (const { name } of this.graph.batchInputs) {
      const array = data[name];
      if (array !== undefined) feeds[names.dataName(name)] = this.dataTensor(array);
    }
    for (const { name } of this.graph.scalars) {
      const values = scalars[name];
      if (values !== undefined) feeds[names.scalarName(name)] = new Tensor('float32', values, [steps]);
    }
    for (const { names: stacked } of this.graph.state) feeds[names.stateName(stacked[0])] = state.current(stacked);
    return { ...feeds, ...this.randomFeeds(request) };
  }

  /** The whole data array, where it lies. */
  private dataTensor({ values, shape }: DataArray): Tensor {
    const { Tensor } = this.runtime;
    if (values instanceof Float32Array) return new Tensor('float32', values, shape);
    if (values instanceof Int32Array) return new Tensor('int32', values, shape);
    return new Tensor('uint8', values, shape);
  }

  private randomFeeds({ seed, firstStep, steps }: ProgramRequest): Record<string, Tensor> {
    const { streams, poolSize } = this.loop.random;
    if (streams.length === 0) return {};
    if (this.pool?.seed !== seed) this.pool = createPool(seed, poolSize);
    const offsets = offsetsOf(seed, firstStep, steps, streams);
    return {
      [names.POOL]: new this.runtime.Tensor('float32', this.pool.values, [poolSize]),
      [names.OFFSETS]: new this.runtime.Tensor('int64', offsets, [steps, streams.length]),
    };
  }
}

type Names = readonly [string, ...string[]];

/** What was measured, a series for each name. @param values For each tensor, for each step, all its elements. */
function seriesOf(measurements: readonly StackedMeasurement[], values: Float32Array, steps: number): Record<string, Float32Array> {
  const series: Record<string, Float32Array> = {};
  let start = 0;
  for (const { names: stacked } of measurements) {
    const count = stacked.length;
    const first = start;
    stacked.forEach((name, index) => {
      if (name !== null) series[name] = Float32Array.from({ length: steps }, (_, step) => values[first + step * count + index] ?? NaN);
    });
    start += steps * count;
  }
  return series;
}
