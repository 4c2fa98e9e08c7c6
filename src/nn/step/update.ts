import * as l10n from '@vscode/l10n';
import { input, multiply, subtract, type StateVariable, type Tensor } from '../../graph/index.js';
import { ArgumentError, optionalNumberArgument } from '../argument.js';
import { clipped } from './clipping.js';
import { slotName } from './names.js';
import type { ChosenOptimizer } from './optimizer.js';
import { NotTrainableError } from './settings.js';

/** The scalars that an optimizer is given in each step. */
export interface UpdateScalars {
  readonly learningRate: Tensor;
  readonly iteration: Tensor;
}

/** A weight that is trained. */
export interface TrainedWeight {
  readonly name: string;
  readonly weight: Tensor;
  readonly gradient: Tensor;
}

/**
 * Clips the gradients, decays the weights and applies the optimizer's rule, in the order of
 * keras/src/optimizers/base_optimizer.py, `apply`.
 * @returns For each weight its new value, followed by the optimizer's memory of it.
 * @throws NotTrainableError where an argument of the optimizer cannot be used.
 */
export function updates(
  trained: readonly TrainedWeight[],
  optimizer: ChosenOptimizer,
  scalars: UpdateScalars,
): ReadonlyMap<string, readonly StateVariable[]> {
  try {
    return applied(trained, optimizer, scalars);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const message = l10n.t(
      'The optimizer {0} cannot be trained with. {1}',
      optimizer.definition.className,
      error.message,
    );
    throw new NotTrainableError(message);
  }
}

function applied(
  trained: readonly TrainedWeight[],
  { definition, config }: ChosenOptimizer,
  scalars: UpdateScalars,
): ReadonlyMap<string, readonly StateVariable[]> {
  const gradients = clipped(
    trained.map(({ gradient }) => gradient),
    config,
  );
  const rule = definition.rule({ config, ...scalars });
  const slotNames = definition.slots(config);
  const decay = optionalNumberArgument(config, 'weight_decay');
  return new Map(
    trained.map(({ name, weight, gradient }, index) => {
      const slots = new Map(slotNames.map((slot) => [slot, input(slotName(name, slot), weight.shape)]));
      const update = rule({
        weight: decay === null ? weight : decayed(weight, decay, scalars.learningRate),
        gradient: gradients[index] ?? gradient,
        slot: (slot) => required(slots.get(slot), slot),
      });
      const memory = slotNames.map((slot) => ({
        name: slotName(name, slot),
        shape: weight.shape,
        read: required(slots.get(slot), slot),
        next: required(update.slots[slot], slot),
      }));
      return [name, [{ name, shape: weight.shape, read: weight, next: update.weight }, ...memory]];
    }),
  );
}

/** w - w · decay · learning rate (Loshchilov and Hutter, 2019). */
function decayed(weight: Tensor, decay: number, learningRate: Tensor): Tensor {
  return subtract(weight, multiply(multiply(weight, decay), learningRate));
}

function required(tensor: Tensor | undefined, slot: string): Tensor {
  if (tensor === undefined) throw new Error(`The optimizer has no slot ${slot}.`);
  return tensor;
}
