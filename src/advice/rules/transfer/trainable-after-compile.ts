import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec, type SetTrainableStep, type TrainingPlan } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { frozenAt, frozenIn, hasWeights, ownersOf } from '../../training/frozen.js';
import { transfer } from './transfer-example.js';

const again = 'model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(1e-5))\nmodel.fit(pictures, epochs=10)\n';

/** A change that the training does not notice, or fails of. */
export const trainableAfterCompile: Rule = {
  id: 'GL901',
  name: 'trainable-after-compile',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('trainable is changed after training has begun, without another compile'),
  explanation: () => [
    l10n.t('Which weights are trained is settled by the first `fit` after `compile`: Keras traces the training step and builds the optimizer then, and keeps both. A layer that is frozen or unfrozen later changes its `trainable`, and the next `fit` of the same kind goes on training what it trained before.'),
    l10n.t('Measured with Keras 3.15 on TensorFlow: where the next `fit` must be traced anew, for another batch size or kind of data, a frozen layer does stop, and an unfrozen one ends the training with "Unknown variable", since the optimizer was built without it. Between `compile` and the first `fit` a change counts; only Keras 2.3 and older settled it in `compile`.'),
    l10n.t('Compile again after the change, with a lower learning rate where layers were unfrozen.'),
  ],
  sources: [
    'Keras, guide "Transfer learning & fine-tuning", section "Important notes about compile() and trainable"',
    'Keras, keras/src/backend/tensorflow/trainer.py (make_train_function, train_step), keras/src/optimizers/base_optimizer.py (_check_variables_are_known)',
  ],
  bad: [
    { title: 'Unfrozen and not compiled again', code: transfer({ after: 'base.trainable = True\nmodel.fit(pictures, epochs=10)\n' }) },
    { title: 'Some layers of the base unfrozen and not compiled again', code: transfer({ after: 'for layer in base.layers[-4:]:\n    layer.trainable = True\nmodel.fit(pictures, epochs=10)\n' }) },
    { title: 'Frozen and not compiled again', code: transfer({ before: '', after: 'base.trainable = False\nmodel.fit(pictures, epochs=10)\n' }) },
  ],
  good: [
    { title: 'Compiled again', code: transfer({ after: `base.trainable = True\n${again}` }) },
    { title: 'Frozen before the first fit', code: transfer({ before: '' }).replace('model.fit', 'base.trainable = False\nmodel.fit') },
    { title: 'Set to what it was', code: transfer({ after: 'base.trainable = False\nmodel.fit(pictures, epochs=10)\n' }) },
  ],
  check: ({ plan, compilations }) => compilations.flatMap((compilation) => findingsOf(plan, compilation)),
};

function findingsOf(plan: TrainingPlan, compilation: Compilation): Finding[] {
  const { model, fits } = compilation;
  const first = frozenIn(plan, compilation);
  const [firstFitAt, ...laterFitsAt] = fits.map((fit) => plan.steps.indexOf(fit));
  if (first === null || firstFitAt === undefined) return [];
  return plan.steps.flatMap((step, at): Finding[] => {
    const nextFitAt = laterFitsAt.find((fitAt) => fitAt > at);
    if (step.kind !== 'setTrainable' || step.model !== model.id || at < firstFitAt || nextFitAt === undefined) return [];
    const next = frozenAt(plan, model, nextFitAt);
    return next === null ? [] : findingOf(step, compilation, first, next);
  });
}

/**
 * What a change comes to at the next fit.
 * @param first the layers that were frozen as the training began.
 * @param next those that are when it goes on.
 */
function findingOf({ range, layers, trainable }: SetTrainableStep, { model }: Compilation, first: ReadonlySet<string>, next: ReadonlySet<string>): Finding[] {
  const isSet = (layer: LayerSpec): boolean => layers.includes(layer.id) || ownersOf(layer).some((owner) => layers.includes(owner.layer));
  const changed = model.layers.filter((layer) => isSet(layer) && hasWeights(layer) && first.has(layer.id) === trainable && next.has(layer.id) !== trainable);
  if (isUnknown(trainable) || changed.length === 0) return [];
  return [{
    rule: trainableAfterCompile.id,
    severity: trainableAfterCompile.severity,
    message: trainable
      ? l10n.t('The model was trained before this change and is not compiled again: the next fit() leaves these layers as they are, or fails with "Unknown variable".')
      : l10n.t('The model was trained before this change and is not compiled again, so the next fit() may go on training these layers.'),
    advice: l10n.t('compile again after changing trainable'),
    range,
    call: range,
    layers: changed.map(({ id }) => id),
  }];
}
