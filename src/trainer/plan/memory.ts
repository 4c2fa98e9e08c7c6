import * as l10n from '@vscode/l10n';
import type { EngineState } from '../../engines/index.js';
import { initialState, initialWeights, metricState, modelWeights, NotTrainableError, observationState, type InitialValue } from '../../nn/index.js';
import type { ModelSpec } from '../../spec/index.js';
import type { KeptMemory } from '../checkpoint/index.js';
import type { OptimizerCounters } from '../loop/outset.js';
import { requireMemory } from './needed-memory.js';
import type { FitStage, SetWeightsStage, TakeWeightsStage } from './stage.js';

type Values = ReadonlyMap<string, InitialValue>;

/** What an optimizer has come to. */
export interface OptimizerMemory extends OptimizerCounters {
  /** What it remembers of each weight. */
  readonly slots: Values;
}

const plain = ({ shape, values }: InitialValue): KeptMemory['weights'][number][1] => ({ shape: [...shape], values });

/**
 * The weights of all models of a run and what their optimizers remember, between its stages. Models that share layers
 * share their weights: these go by the layers' ids. A weight that no stage has had yet is as its initializer draws it.
 */
export class RunMemory {
  private readonly weights: Map<string, InitialValue>;
  private readonly optimizers = new Map<string, OptimizerMemory>();
  private readonly putAside = new Map<number, readonly InitialValue[]>();
  /** Of the weights and slots that fits have begun with, by their names: drawing them anew to see takes longer than a stop may. */
  private readonly shapes = new Map<FitStage, ReadonlyMap<string, readonly number[]>>();

  /** @param given weights that are not drawn by their initializers. */
  constructor(
    private readonly seed: number,
    given: Values = new Map<string, InitialValue>(),
  ) {
    this.weights = new Map(given);
  }

  /** What an optimizer brings to a fit; nothing to its first one. */
  counters({ optimizer }: FitStage): OptimizerCounters {
    return this.optimizers.get(optimizer) ?? { iterations: 0, learningRate: null };
  }

  /** What an optimizer remembers; undefined before its first step. */
  optimizer(id: string): OptimizerMemory | undefined {
    return this.optimizers.get(id);
  }

  /** Takes what an optimizer remembers from elsewhere. */
  setOptimizer(id: string, memory: OptimizerMemory): void {
    this.optimizers.set(id, memory);
  }

  /** Sets weights of a model, by their names. Those that are not given stay as they are. */
  setWeights(model: ModelSpec, values: ReadonlyMap<string, Float32Array>): void {
    for (const { name, spec } of modelWeights(model)) {
      const given = values.get(name);
      if (given !== undefined) this.weights.set(name, { shape: spec.shape, values: given });
    }
  }

  /** Whether all weights of a model are as their initializers draw them. */
  isFresh(model: ModelSpec): boolean {
    return modelWeights(model).every(({ name }) => !this.weights.has(name));
  }

  /**
   * The state that a fit begins with.
   * @throws NotTrainableError where an initializer or the optimizer is not known, or the model is larger than this machine.
   */
  stateOf(stage: FitStage): Map<string, InitialValue> {
    const { fit, optimizer } = stage;
    requireMemory(fit.model);
    const state = initialState(fit.model, fit.compile, this.seed);
    const slots = this.optimizers.get(optimizer)?.slots ?? new Map<string, InitialValue>();
    for (const name of state.keys()) {
      const known = this.weights.get(name) ?? slots.get(name);
      if (known !== undefined) state.set(name, known);
    }
    this.shapes.set(stage, new Map([...state].map(([name, { shape }]) => [name, shape])));
    return new Map([...state, ...observationState(fit.model), ...metricState(fit.model, fit.compile)]);
  }

  /**
   * The weights of a model as they are now.
   * @throws NotTrainableError where an initializer is not known.
   */
  weightsOf(model: ModelSpec): Map<string, InitialValue> {
    const weights = initialWeights(model, this.seed);
    for (const name of weights.keys()) {
      const known = this.weights.get(name);
      if (known !== undefined) weights.set(name, known);
    }
    return weights;
  }

  /** What a fit has made of a weight, or its optimizer remembers of one; undefined before that fit. */
  valueOf({ optimizer }: FitStage, name: string): Float32Array | undefined {
    return (this.weights.get(name) ?? this.optimizers.get(optimizer)?.slots.get(name))?.values;
  }

  /** Keeps what a fit has made of its weights and its optimizer. @param stage One that {@link stateOf} was asked for. */
  keep(stage: FitStage, state: EngineState, counters: OptimizerCounters): void {
    const slots = new Map(this.optimizers.get(stage.optimizer)?.slots);
    const own = new Set(modelWeights(stage.fit.model).map(({ name }) => name));
    for (const [name, shape] of this.shapes.get(stage) ?? []) {
      (own.has(name) ? this.weights : slots).set(name, { shape, values: state.read(name) });
    }
    this.optimizers.set(stage.optimizer, { ...counters, slots });
  }

  /** All of it, for a checkpoint. */
  kept(): KeptMemory {
    const tensors = (values: Values): KeptMemory['weights'] => [...values].map(([name, value]) => [name, plain(value)]);
    return {
      weights: tensors(this.weights),
      optimizers: [...this.optimizers].map(([name, { iterations, learningRate, slots }]) => [name, { iterations, learningRate, slots: tensors(slots) }]),
      putAside: [...this.putAside].map(([step, values]) => [step, values.map(plain)]),
    };
  }

  /** Takes back what {@link kept} gave, before the first stage. */
  recall({ weights, optimizers, putAside }: KeptMemory): void {
    for (const [name, value] of weights) this.weights.set(name, value);
    for (const [name, { slots, ...counters }] of optimizers) this.optimizers.set(name, { ...counters, slots: new Map(slots) });
    for (const [step, values] of putAside) this.putAside.set(step, values);
  }

  /** Puts the weights of a model aside, in Keras's order. */
  take({ model, setBy }: TakeWeightsStage): void {
    const weights = this.weightsOf(model);
    this.putAside.set(setBy, modelWeights(model).flatMap(({ name }) => weights.get(name) ?? []));
  }

  /**
   * Sets the weights of a model to those that were put aside (keras/src/layers/layer.py, `set_weights`).
   * @throws NotTrainableError where they do not go together.
   */
  set({ step, model }: SetWeightsStage): void {
    const given = this.putAside.get(step) ?? [];
    const own = modelWeights(model);
    if (given.length !== own.length) {
      throw new NotTrainableError(l10n.t('set_weights() of "{0}" is given {1} weights, but the model has {2}.', model.name, given.length, own.length));
    }
    own.forEach(({ name, layer, spec }, index) => {
      const value = given[index];
      const [from, to] = [value?.shape.join(', ') ?? '', spec.shape.join(', ')];
      if (value === undefined || from !== to) {
        const message = l10n.t('set_weights() of "{0}" is given a weight of shape [{1}] for "{2}" of the layer "{3}", which has the shape [{4}].', model.name, from, spec.name, layer.name, to);
        throw new NotTrainableError(message, layer.id);
      }
      this.weights.set(name, value);
    });
  }
}
