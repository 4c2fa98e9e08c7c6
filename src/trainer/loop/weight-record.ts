import type { EngineState } from '../../engines/index.js';
import { modelWeights } from '../../nn/index.js';
import { distributionOf, type ValueDistribution } from '../../runs/index.js';
import type { ModelSpec } from '../../spec/index.js';

/** Keeps how the weights of a model lie after a step, by `<layer>/<weight>`. */
export type KeepWeights = (step: number, weights: readonly (readonly [name: string, values: ValueDistribution])[]) => void;

/** At most so much of a run's time goes into looking at its weights. */
const largestShare = 0.02;

/** Records the weights at the ends of epochs: of all of them, or, where epochs are short and the model is large, of some. */
export class WeightRecord {
  /** In seconds. */
  private spent = 0;
  private latest = 0;

  constructor(
    private readonly model: ModelSpec,
    private readonly state: EngineState,
    private readonly keep: KeepWeights,
  ) {}

  /** @param trained how many seconds the run has trained. */
  epochEnd(step: number, trained: number): void {
    // The first is always kept; after that the next must fit into what was earned since.
    if (this.latest > 0 && this.spent + this.latest > largestShare * trained) return;
    const begin = performance.now();
    const weights = modelWeights(this.model).flatMap(({ name, layer, spec }) => {
      const distribution = distributionOf(this.state.read(name));
      return distribution === null ? [] : [[`${layer.name}/${spec.name}`, distribution] as const];
    });
    this.keep(step, weights);
    this.latest = (performance.now() - begin) / 1000;
    this.spent += this.latest;
  }
}
