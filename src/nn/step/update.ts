import * as l10n from '@vscode/l10n';
import { input, multiply, subtract, type StateVariable, type Tensor } from '../../graph/index.js';
import type { ConfigObject, LayerSpec, Maybe } from '../../spec/index.js';
import { ArgumentError, optionalNumberArgument } from '../argument.js';
import { constraints, type ConstraintDefinition } from '../constraints/index.js';
import { clipped } from './clipping.js';
import { applyNamed } from './named-object.js';
import { slotName } from './names.js';
import { slotShape, type ChosenOptimizer } from './optimizer.js';
import { NotTrainableError } from './settings.js';

/** The scalars that an optimizer is given in each step. */
export interface UpdateScalars {
  readonly learningRate: Tensor;
  readonly iteration: Tensor;
}

/** A weight that is trained. */
export interface TrainedWeight {
  readonly name: string;
  /** The layer that it belongs to. */
  readonly layer: LayerSpec;
  readonly weight: Tensor;
  readonly gradient: Tensor;
  readonly constraint: Maybe<ConfigObject> | null;
}

/**
 * Clips the gradients, decays the weights, applies the optimizer's rule and then the constraints, in the order of
 * keras/src/optimizers/base_optimizer.py, `apply`.
 * @returns For each weight its new value, followed by the optimizer's memory of it.
 * @throws NotTrainableError where an argument of the optimizer or a constraint cannot be used.
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
  const remembered = definition.slots(config);
  const decay = optionalNumberArgument(config, 'weight_decay');
  return new Map(
    trained.map(({ name, layer, weight, gradient, constraint }, index) => {
      const slots = new Map(
        remembered.map((slot) => [slot.name, input(slotName(name, slot.name), slotShape(slot, weight.shape))]),
      );
      const update = rule({
        weight: decay === null ? weight : decayed(weight, decay, scalars.learningRate),
        gradient: gradients[index] ?? gradient,
        slot: (slot) => required(slots.get(slot), slot),
      });
      const memory = remembered.map((slot) => ({
        name: slotName(name, slot.name),
        shape: slotShape(slot, weight.shape),
        read: required(slots.get(slot.name), slot.name),
        next: required(update.slots[slot.name], slot.name),
      }));
      const next = constrained(layer, constraint, update.weight);
      return [name, [{ name, shape: weight.shape, read: weight, next }, ...memory]];
    }),
  );
}

/** w - w · decay · learning rate (Loshchilov and Hutter, 2019). */
function decayed(weight: Tensor, decay: number, learningRate: Tensor): Tensor {
  return subtract(weight, multiply(multiply(weight, decay), learningRate));
}

function constrained(layer: LayerSpec, constraint: Maybe<ConfigObject> | null, weight: Tensor): Tensor {
  const project = (definition: ConstraintDefinition, { config }: ConfigObject): Tensor =>
    definition.project(weight, config);
  return applyNamed(layer, constraint, constraints, project) ?? weight;
}

function required(tensor: Tensor | undefined, slot: string): Tensor {
  if (tensor === undefined) throw new Error(`The optimizer has no slot ${slot}.`);
  return tensor;
}
