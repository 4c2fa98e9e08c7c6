import * as l10n from '@vscode/l10n';
import type { Tensor } from '../../graph/index.js';
import type { Comparison } from '../losses/index.js';
import type { Batch } from './batch.js';
import type { ForwardPass } from './forward.js';
import { outputSettings, type OutputSettings } from './outputs.js';
import { weightsOfClasses } from './sample-weight.js';
import { NotTrainableError, type StepSettings } from './settings.js';

/** What one output of a model says beside what the data says, and what compile() asks of it. */
export interface OutputComparison extends Comparison, OutputSettings {
  /** Which steps of it count, bool; null where all do. */
  readonly mask: Tensor | null;
  /** The weight of each sample in its loss; null where all weigh the same. */
  readonly sampleWeight: Tensor | null;
}

/**
 * The outputs of a pass with their targets.
 * @throws NotTrainableError where compile() or the weights of samples do not go with the model.
 */
export function comparisonsOf(settings: StepSettings, batch: Batch, pass: ForwardPass): readonly OutputComparison[] {
  const { model, compile, classWeight } = settings;
  if (classWeight !== undefined && batch.sampleWeight !== null) {
    throw new NotTrainableError(l10n.t('fit() takes class_weight or sample_weight, not both.'));
  }
  if (classWeight !== undefined && model.outputs.length > 1) {
    throw new NotTrainableError(l10n.t('fit() takes class_weight for models of one output only.'));
  }
  return outputSettings(model, compile).flatMap((output, index) => {
    const target = batch.targets[index];
    const found = pass.outputs[index];
    if (target === undefined || found === undefined) return [];
    const sampleWeight = classWeight === undefined ? batch.sampleWeight : weightsOfClasses(target, classWeight);
    return [{ ...output, ...found, target, sampleWeight }];
  });
}
