import { AVERAGE, GATHERED, optimizerOf, slotName, slotsOf, slotShape } from '../../nn/index.js';
import type { CompileStep } from '../../spec/index.js';
import type { Variable } from './hdf5.js';
import type { PlacedWeight } from './places.js';

/** How far an optimizer has come. */
export interface OptimizerProgress {
  readonly iterations: number;
  readonly learningRate: number;
  /** Whether the rate comes from a schedule: then it is no variable of Keras's optimizer. */
  readonly isScheduled: boolean;
  /** False before the first fit(), where Keras's optimizer has no variables for the weights yet; true where it is left out. */
  readonly isBuilt?: boolean;
}

/** One variable of an optimizer. */
export type OptimizerVariable =
  | { readonly kind: 'iterations' }
  | { readonly kind: 'rate' }
  /** What it remembers of one weight, or of all of them together, under these names of an engine's state. */
  | { readonly kind: 'slot'; readonly names: readonly string[]; readonly shape: readonly number[] };

/**
 * The variables of an optimizer in Keras's order (keras/src/optimizers/*.py, `build`): the number of steps, the rate, what
 * the base class remembers of each weight, then what its rule does. Pairs such as Adam's momentum and velocity go weight by
 * weight, RMSprop's and AMSGrad's one after the other.
 * @param weights Those that are trained, in the order of the model; none before the optimizer is built.
 * @throws NotTrainableError where the optimizer is not known.
 */
export function optimizerLayout(compile: CompileStep, weights: readonly PlacedWeight[], isScheduled: boolean): readonly OptimizerVariable[] {
  const chosen = optimizerOf(compile);
  const slots = slotsOf(chosen);
  const common = slots.filter(({ name }) => name === GATHERED || name === AVERAGE);
  const own = slots.filter((slot) => !common.includes(slot));
  const ofElements = own.filter(({ extent }) => extent === 'element');
  const pair = chosen.definition.className === 'RMSprop' ? 1 : 2;
  const groups = [...common.map((slot) => [slot]), ofElements.slice(0, pair), ...ofElements.slice(pair).map((slot) => [slot])];
  const shared = weights.length === 0 ? [] : own.filter(({ extent }) => extent === 'weight');
  return [
    { kind: 'iterations' },
    ...(isScheduled ? [] : [{ kind: 'rate' } as const]),
    ...groups.flatMap((group) => weights.flatMap(({ name, shape }) => group.map((slot) => ({ kind: 'slot' as const, names: [slotName(name, slot.name)], shape: slotShape(slot, shape) })))),
    ...shared.map((slot) => ({ kind: 'slot' as const, names: weights.map(({ name }) => slotName(name, slot.name)), shape: [] })),
  ];
}

/** Where Keras keeps the variables of an optimizer, by their places in its {@link optimizerLayout}. */
export const optimizerFolder = 'optimizer/vars';

/** The variables of an optimizer with their values, to be written. @param read the value of a slot by its name. */
export function optimizerVariables(
  compile: CompileStep,
  weights: readonly PlacedWeight[],
  progress: OptimizerProgress,
  read: (name: string) => Float32Array,
): Variable[] {
  const layout = optimizerLayout(compile, progress.isBuilt === false ? [] : weights, progress.isScheduled);
  return layout.map((variable, index) => ({ path: `${optimizerFolder}/${index}`, ...valueOf(variable, progress, read) }));
}

function valueOf(variable: OptimizerVariable, { iterations, learningRate }: OptimizerProgress, read: (name: string) => Float32Array): Pick<Variable, 'shape' | 'values'> {
  switch (variable.kind) {
    case 'iterations':
      return { shape: [], values: BigInt64Array.of(BigInt(iterations)) };
    case 'rate':
      return { shape: [], values: Float32Array.of(learningRate) };
    case 'slot':
      return { shape: variable.shape, values: read(variable.names[0] ?? '') };
  }
}
