import * as l10n from '@vscode/l10n';
import type { SetTrainableStep, TrainingPlan } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { hasWeights } from '../../training/frozen.js';
import { transfer } from './transfer-example.js';

/** A change that the model does not notice. */
export const trainableAfterCompile: Rule = {
  id: 'GL901',
  name: 'trainable-after-compile',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('trainable is changed after compile'),
  explanation: () => [
    l10n.t('Which weights are trained is settled by `compile`. A layer that is frozen or unfrozen later changes its `trainable` and nothing else: `fit` goes on training what it trained before, until the model is compiled again.'),
    l10n.t('Compile again after the change, with a lower learning rate where layers were unfrozen.'),
  ],
  sources: ['Keras, guide "Transfer learning & fine-tuning", section "Important notes about compile() and trainable"', 'Keras, keras/src/trainers/trainer.py'],
  bad: [{ title: 'Unfrozen and not compiled again', code: transfer({ after: 'base.trainable = True\nmodel.fit(pictures, epochs=10)\n' }) }],
  good: [
    {
      title: 'Compiled again',
      code: transfer({ after: 'base.trainable = True\nmodel.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(1e-5))\nmodel.fit(pictures, epochs=10)\n' }),
    },
  ],
  check: ({ plan, compilations }) => compilations.flatMap((compilation) => findingsOf(plan, compilation)),
};

function findingsOf(plan: TrainingPlan, { index, model, fits }: Compilation): Finding[] {
  const last = Math.max(...fits.map((fit) => plan.steps.indexOf(fit)));
  const own = new Map(model.layers.map((layer) => [layer.id, layer]));
  const changes = plan.steps.slice(index + 1, Math.max(last, 0)).filter((step): step is SetTrainableStep => step.kind === 'setTrainable');
  return changes.flatMap(({ range, layers, model: changed }): Finding[] => {
    const inside = layers.flatMap((id) => own.get(id) ?? []).filter(hasWeights);
    if (changed !== model.id || inside.length === 0) return [];
    return [{
      rule: trainableAfterCompile.id,
      severity: trainableAfterCompile.severity,
      message: l10n.t('The model was compiled before this change, so fit() does not notice it.'),
      advice: l10n.t('compile again after changing trainable'),
      range,
      call: range,
      layers: inside.map(({ id }) => id),
    }];
  });
}
