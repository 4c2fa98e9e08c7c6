import * as l10n from '@vscode/l10n';
import { ArgumentError, NotTrainableError, schedules } from '../../nn/index.js';
import { isConfigObject, type CompileStep, type ConfigObject } from '../../spec/index.js';
import { known } from './known.js';

/** The learning rate of a step, which counts from 1. */
export type LearningRate = (step: number) => number;

/**
 * The learning rate of a compile step: one number for the whole run, or a schedule.
 * @throws NotTrainableError where it is not known, or none of the two.
 */
export function learningRateOf(compile: CompileStep): LearningRate {
  const remedy = l10n.t('Write it as a number.');
  const optimizer = known(compile.optimizer, l10n.t('The optimizer'), l10n.t('Name it in compile(), such as optimizer="sgd".'));
  const value = known(optimizer.config['learning_rate'] ?? null, l10n.t('The learning rate of {0}', optimizer.className), remedy);
  if (typeof value === 'number') return () => value;
  if (isConfigObject(value)) return scheduled(value);
  throw new NotTrainableError(l10n.t('The learning rate of {0} is no number. {1}', optimizer.className, remedy));
}

function scheduled({ className, config }: ConfigObject): LearningRate {
  const definition = schedules.find(className);
  if (definition === undefined) {
    const names = schedules.entries.map((entry) => entry.className).join(', ');
    throw new NotTrainableError(
      l10n.t('The learning rate schedule {0} cannot be trained with. Those that can: {1}; or a number, such as learning_rate=0.01.', className, names),
    );
  }
  try {
    // So that an argument that is not known is told before the first step.
    definition.at(config, 0);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new NotTrainableError(l10n.t('The learning rate schedule {0} cannot be trained with. {1}', className, error.message));
  }
  return (step) => definition.at(config, step - 1);
}
