import type { DataArray } from '../../src/data/index.js';
import type { Engine, EngineState, Program } from '../../src/engines/index.js';
import type { StepGraph } from '../../src/graph/index.js';

/** Runs the steps of a graph one by one, each on a batch of its own. */
export class Stepper {
  private constructor(
    private readonly program: Program,
    private readonly graph: StepGraph,
    private readonly state: EngineState,
  ) {}

  static async of(engine: Engine, graph: StepGraph, state: EngineState): Promise<Stepper> {
    return new Stepper(await engine.compile(graph), graph, state);
  }

  /** One step on the samples of a batch; steps count from 1. */
  async step(
    number: number,
    data: Readonly<Record<string, DataArray>>,
    learningRate = 0,
  ): Promise<Readonly<Record<string, number>>> {
    const scalars: Record<string, Float32Array> = {};
    for (const { name } of this.graph.scalars) {
      scalars[name] = Float32Array.of(name === 'iteration' ? number : learningRate);
    }
    const { measurements } = await this.program.run(this.state, {
      rows: Int32Array.from({ length: this.graph.batchSize }, (_, row) => row),
      steps: 1,
      data,
      scalars,
      seed: 42,
      firstStep: number,
    });
    return Object.fromEntries(Object.entries(measurements).map(([name, values]) => [name, values[0] ?? Number.NaN]));
  }

  dispose(): Promise<void> {
    return this.program.dispose();
  }
}
