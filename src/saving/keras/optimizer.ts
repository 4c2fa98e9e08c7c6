import { argument, AVERAGE, GATHERED, optimizerOf, slotName, slotsOf, slotShape } from '../../nn/index.js';
import type { CompileStep } from '../../spec/index.js';
import type { Variable } from './hdf5.js';
import type { PlacedWeight } from './places.js';

/** How far an optimizer has come. */
export interface OptimizerProgress {
  readonly iterations: number;
  readonly learningRate: number;
  /** Whether the rate comes from a schedule: then it is no variable of Keras's optimizer. */
  readonly isScheduled: boolean;
}

/**
 * The variables of an optimizer in Keras's order (keras/src/optimizers/*.py, `build`): the number of steps, the rate, what
 * the base class remembers of each weight, then what its rule does. Pairs such as Adam's momentum and velocity go weight by
 * weight, RMSprop's and AMSGrad's one after the other.
 */
export function optimizerVariables(compile: CompileStep, weights: readonly PlacedWeight[], progress: OptimizerProgress, read: (name: string) => Float32Array): Variable[] {
  const chosen = optimizerOf(compile);
  const slots = slotsOf(chosen);
  const common = slots.filter(({ name }) => name === GATHERED || name === AVERAGE);
  const own = slots.filter((slot) => !common.includes(slot));
  const ofElements = own.filter(({ extent }) => extent === 'element');
  const pair = chosen.definition.className === 'RMSprop' ? 1 : 2;
  const groups = [...common.map((slot) => [slot]), ofElements.slice(0, pair), ...ofElements.slice(pair).map((slot) => [slot])];
  // Without `ema_overwrite_frequency` the engine keeps no averages: they are taken when fit() is over, and are the weights.
  const averages = argument(chosen.config, 'use_ema') === true && common.every(({ name }) => name !== AVERAGE);
  const averaged = averages ? weights.map(({ name, shape }) => ({ shape, values: read(name) })) : [];
  const perWeight = groups.flatMap((group) =>
    weights.flatMap(({ name, shape }) => group.map((slot) => ({ shape: slotShape(slot, shape), values: read(slotName(name, slot.name)) }))),
  );
  const [first] = weights;
  const shared = first === undefined ? [] : own.filter(({ extent }) => extent === 'weight').map((slot) => ({ shape: [], values: read(slotName(first.name, slot.name)) }));
  const rate = progress.isScheduled ? [] : [{ shape: [], values: Float32Array.of(progress.learningRate) }];
  return [{ shape: [], values: BigInt64Array.of(BigInt(progress.iterations)) }, ...rate, ...averaged, ...perWeight, ...shared].map((variable, index) => ({
    path: `optimizer/vars/${index}`,
    ...variable,
  }));
}
