import * as l10n from '@vscode/l10n';
import { NotTrainableError } from '../../nn/index.js';
import { isConfigObject, type CompileStep } from '../../spec/index.js';
import { known } from './known.js';

/**
 * The learning rate of a compile step.
 * @throws NotTrainableError where it is not known, or not one number for the whole run.
 */
export function learningRateOf(compile: CompileStep): number {
  const remedy = l10n.t('Write it as a number.');
  const optimizer = known(compile.optimizer, l10n.t('The optimizer'), l10n.t('Name it in compile(), such as optimizer="sgd".'));
  const value = known(optimizer.config['learning_rate'] ?? null, l10n.t('The learning rate of {0}', optimizer.className), remedy);
  if (typeof value === 'number') return value;
  if (isConfigObject(value)) {
    throw new NotTrainableError(l10n.t('The learning rate schedule {0} cannot be trained with yet. Use a number, such as learning_rate=0.01.', value.className));
  }
  throw new NotTrainableError(l10n.t('The learning rate of {0} is no number. {1}', optimizer.className, remedy));
}
