import * as l10n from '@vscode/l10n';
import { isUnknown, type CompileStep, type Config } from '../../spec/index.js';
import { argument } from '../argument.js';
import { optimizers, type OptimizerDefinition, type SlotDefinition } from '../optimizers/index.js';
import { NotTrainableError } from './settings.js';

/** Arguments of optimizers that are not trained yet, by the value that leaves them out of effect. */
const UNTRAINABLE_ARGUMENTS = { use_ema: false, gradient_accumulation_steps: null } as const;

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
  for (const [name, neutral] of Object.entries(UNTRAINABLE_ARGUMENTS)) {
    const value = argument(optimizer.config, name);
    if (value !== neutral && value !== null) {
      throw new NotTrainableError(
        l10n.t('The argument "{0}" of {1} cannot be trained with yet. Remove it to train.', name, definition.className),
      );
    }
  }
  return { definition, config: optimizer.config };
}

/** The shape of what an optimizer remembers of a weight of this shape. */
export function slotShape({ extent }: SlotDefinition, weight: readonly number[]): readonly number[] {
  return extent === 'element' ? weight : [];
}
