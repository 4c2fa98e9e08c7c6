import * as l10n from '@vscode/l10n';
import { input, multiply, subtract, where, type StateVariable, type Tensor } from '../../graph/index.js';
import type { ConfigObject, LayerSpec, Maybe } from '../../spec/index.js';
import { ArgumentError, optionalNumberArgument } from '../argument.js';
import { constraints, type ConstraintDefinition } from '../constraints/index.js';
import type { SlotDefinition } from '../optimizers/index.js';
import { accumulationOf, gathered, GATHERED } from './accumulation.js';
import { AVERAGE, averaged, averagingOf } from './averaging.js';
import { clipped } from './clipping.js';
import { applyNamed } from './named-object.js';
import { slotName } from './names.js';
import { slotShape, slotsOf, type ChosenOptimizer } from './optimizer.js';
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
  /** Its value before the step. */
  readonly read: Tensor;
  /** The value that the step works with and updates: the same, unless the forward pass has replaced it. */
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
  optimizer: ChosenOptimizer,
  scalars: UpdateScalars,
): ReadonlyMap<string, readonly StateVariable[]> {
  const { definition, config } = optimizer;
  const remembered = slotsOf(optimizer);
  const accumulation = accumulationOf(config, scalars.iteration);
  const averaging = averagingOf(config);
  const iteration = accumulation?.iteration ?? scalars.iteration;
  const before = trained.map(({ name, weight }) => slotInputs(name, weight, remembered));
  const sums = trained.map(({ gradient }, index) =>
    accumulation === null ? null : gathered(accumulation, gradient, required(before[index]?.get(GATHERED), GATHERED)),
  );
  const gradients = clipped(
    trained.map(({ gradient }, index) => sums[index]?.mean ?? gradient),
    config,
  );
  const rule = definition.rule({ config, learningRate: scalars.learningRate, iteration });
  const decay = optionalNumberArgument(config, 'weight_decay');
  return new Map(
    trained.map(({ name, layer, read: original, weight, gradient, constraint }, index) => {
      const slots = before[index] ?? new Map<string, Tensor>();
      const update = rule({
        weight: decay === null ? weight : decayed(weight, decay, scalars.learningRate),
        gradient: gradients[index] ?? gradient,
        slot: (slot) => required(slots.get(slot), slot),
      });
      /** What an update makes of a value; a step that gathers leaves it alone. */
      const settled = (next: Tensor, value: Tensor): Tensor =>
        accumulation === null ? next : where(accumulation.isUpdate, next, value);
      const stepped = settled(update.weight, weight);
      const average = averaging === null ? null : averaged(averaging, iteration, stepped, required(slots.get(AVERAGE), AVERAGE));
      const memory = remembered.map((slot) => {
        const read = required(slots.get(slot.name), slot.name);
        const own = update.slots[slot.name];
        const next = own === undefined ? ({ [GATHERED]: sums[index]?.next, [AVERAGE]: average?.average })[slot.name] : settled(own, read);
        return { name: slotName(name, slot.name), shape: slotShape(slot, weight.shape), read, next: required(next, slot.name) };
      });
      const next = constrained(layer, constraint, average?.weight ?? stepped);
      return [name, [{ name, shape: weight.shape, read: original, next }, ...memory]];
    }),
  );
}

/** What the optimizer remembers of a weight before the step, by the names of the slots. */
function slotInputs(name: string, weight: Tensor, slots: readonly SlotDefinition[]): ReadonlyMap<string, Tensor> {
  return new Map(slots.map((slot) => [slot.name, input(slotName(name, slot.name), slotShape(slot, weight.shape))]));
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
