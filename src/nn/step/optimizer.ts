import * as l10n from '@vscode/l10n';
import { isUnknown, type CompileStep, type Config } from '../../spec/index.js';
import { ArgumentError } from '../argument.js';
import { optimizers, type OptimizerDefinition, type SlotDefinition } from '../optimizers/index.js';
import { accumulationSteps, GATHERED } from './accumulation.js';
import { AVERAGE, averagingOf } from './averaging.js';
import { NotTrainableError } from './settings.js';

/** An optimizer's definition and its configuration. */
export interface ChosenOptimizer {
  readonly definition: OptimizerDefinition;
  readonly config: Config;
}

/**
 * The optimizer of a compile step.
 * @throws NotTrainableError where it is not known, or cannot be trained with.
 */
export function optimizerOf({ optimizer }: CompileStep): ChosenOptimizer {
  if (isUnknown(optimizer)) {
    throw new NotTrainableError(l10n.t('The optimizer is not known: {0}', optimizer.reason));
  }
  const definition = optimizers.find(optimizer.className);
  if (definition === undefined) {
    const known = optimizers.entries.map(({ className }) => className).join(', ');
    throw new NotTrainableError(
      l10n.t('The optimizer "{0}" cannot be trained with yet. Optimizers that can: {1}.', optimizer.className, known),
    );
  }
  const chosen = { definition, config: optimizer.config };
  try {
    slotsOf(chosen);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new NotTrainableError(l10n.t('The optimizer {0} cannot be trained with. {1}', definition.className, error.message));
  }
  return chosen;
}

/**
 * All that an optimizer remembers of each weight: what its rule asks for, and what the arguments do that all optimizers
 * have. `loss_scale_factor` leaves no trace: by what it multiplies the loss, it divides the gradients.
 * @throws ArgumentError where such an argument cannot be used.
 */
export function slotsOf({ definition, config }: ChosenOptimizer): readonly SlotDefinition[] {
  return [
    ...definition.slots(config),
    ...(accumulationSteps(config) === null ? [] : [{ name: GATHERED, initial: 0, extent: 'element' } as const]),
    ...(averagingOf(config) === null ? [] : [{ name: AVERAGE, initial: 0, extent: 'element' } as const]),
  ];
}

/** The shape of what an optimizer remembers of a weight of this shape. */
export function slotShape({ extent }: SlotDefinition, weight: readonly number[]): readonly number[] {
  return extent === 'element' ? weight : [];
}
