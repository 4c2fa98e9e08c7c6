import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { isUnknown, type CompileStep, type ModelSpec } from '../../spec/index.js';
import { ArgumentError, argument } from '../argument.js';
import { findInitializer, initializers } from '../initializers/index.js';
import { RandomStream } from '../random/index.js';
import { slotName } from './names.js';
import { optimizerOf, slotShape, slotsOf } from './optimizer.js';
import { NotTrainableError } from './settings.js';
import { modelWeights, type ModelWeight } from './weights.js';

/** The first value of a weight, a statistic or an optimizer's slot, in row-major order. */
export interface InitialValue {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * The weights of a model as their initializers draw them. A weight depends on the seed and its own name alone.
 * @throws NotTrainableError where an initializer is not known.
 */
export function initialWeights(model: ModelSpec, seed: number): Map<string, InitialValue> {
  return new Map(modelWeights(model).map((weight) => [weight.name, { shape: weight.spec.shape, values: initialValues(weight, seed) }]));
}

/**
 * Everything that an engine keeps between steps, before the first one: the {@link initialWeights} and the optimizer's
 * memory of each.
 * @throws NotTrainableError where an initializer or the optimizer is not known.
 */
export function initialState(model: ModelSpec, compile: CompileStep, seed: number): Map<string, InitialValue> {
  const slots = slotsOf(optimizerOf(compile));
  const state = new Map<string, InitialValue>();
  for (const weight of modelWeights(model)) {
    const { name, spec } = weight;
    state.set(name, { shape: spec.shape, values: initialValues(weight, seed) });
    if (!weight.trainable) continue;
    for (const slot of slots) {
      const shape = slotShape(slot, spec.shape);
      state.set(slotName(name, slot.name), { shape, values: new Float32Array(elementCount(shape)).fill(slot.initial) });
    }
  }
  return state;
}

function initialValues({ name, layer, spec }: ModelWeight, seed: number): Float32Array {
  const { initializer } = spec;
  if (isUnknown(initializer)) {
    const message = l10n.t(
      'The initializer of "{0}" of the layer "{1}" is not known: {2}',
      spec.name,
      layer.name,
      initializer.reason,
    );
    throw new NotTrainableError(message, layer.id);
  }
  const definition = findInitializer(initializer.className);
  if (definition === undefined) {
    const known = initializers.entries.map(({ className }) => className).join(', ');
    const message = l10n.t(
      'The layer "{0}" uses the initializer "{1}", which is not there yet. Those that are: {2}.',
      layer.name,
      initializer.className,
      known,
    );
    throw new NotTrainableError(message, layer.id);
  }
  const ownSeed = argument(initializer.config, 'seed');
  // An initializer with a seed of its own draws the same values for every weight of a shape, as in Keras.
  const random = typeof ownSeed === 'number' ? new RandomStream(ownSeed, '') : new RandomStream(seed, name);
  try {
    return definition.sample(initializer.config, spec.shape, random);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const message = l10n.t('The layer "{0}" cannot be initialized. {1}', layer.name, error.message);
    throw new NotTrainableError(message, layer.id);
  }
}
