import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { basesOf } from '../../training/base.js';
import type { Compilation } from '../../training/compilation.js';
import { frozenIn } from '../../training/frozen.js';
import { eachCompilation } from '../each.js';
import { transfer } from './transfer-example.js';

const again = 'base.trainable = True\nmodel.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(1e-5))\nmodel.fit(pictures, epochs=10)\n';

/** Statistics of the trained base that change as it is fine-tuned. */
export const statisticsInFineTuning: Rule = {
  id: 'GL907',
  name: 'batch-normalization-in-fine-tuning',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('A base is unfrozen and its batch statistics are not kept'),
  explanation: () => [
    l10n.t('A frozen BatchNormalization uses the statistics that it was trained with. Unfrozen, it takes those of each batch and overwrites what it had; with small batches of other pictures the base is then no longer the one that was trained, and the first epochs of fine-tuning undo it.'),
    l10n.t('Many guides call the base with `training=False` against that. Keras 2 heeds it; in a functional model of Keras 3 `fit` overrules it: measured with Keras 3.15, the moving averages of such a base change. What holds in both is to keep the BatchNormalization layers themselves frozen: `layer.trainable = False` for each of them.'),
  ],
  sources: ['Keras, guide "Transfer learning & fine-tuning", section "Important notes about BatchNormalization layer"', 'Keras, keras/src/models/functional.py (operation_fn), keras/src/layers/normalization/batch_normalization.py'],
  bad: [
    { title: 'All of the base unfrozen', code: transfer({ call: 'base(inputs)', after: again }) },
    { title: 'Called with training=False, which Keras 3 does not heed (hint)', code: transfer({ after: again }) },
  ],
  good: [
    { title: 'All of the base unfrozen but its normalizations', code: transfer({ call: 'base(inputs)', after: again.replace('\n', '\nfor layer in base.layers:\n    if isinstance(layer, keras.layers.BatchNormalization):\n        layer.trainable = False\n') }) },
    { title: 'A base that stays frozen', code: transfer({}) },
    { title: 'A base without batch normalization', code: transfer({ base: 'VGG16', after: again }) },
  ],
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { plan, compilations }: RuleContext): Finding | null {
  const { model, index, fits } = compilation;
  const earlier = compilations.find((other) => other.model.id === model.id && other.index < index && other.fits.length > 0);
  const frozen = frozenIn(plan, compilation);
  const frozenBefore = earlier === undefined ? null : frozenIn(plan, earlier);
  if (fits.length === 0 || frozen === null || frozenBefore === null) return null;
  const base = basesOf(plan, model).find(({ layer, isPretrained }) => isPretrained && frozenBefore.has(layer.id) && overwritesStatistics(layer, frozen));
  if (base === undefined) return null;
  const isCalledSo = base.layer.calls.every((call) => call.arguments?.some(({ name, value }) => name === 'training' && value === false) ?? false);
  return {
    rule: statisticsInFineTuning.id,
    severity: isCalledSo ? 'hint' : statisticsInFineTuning.severity,
    message: isCalledSo
      ? l10n.t('{0} is unfrozen. Keras 3 does not heed training=False in fit(), so its batch statistics are overwritten.', base.layer.name)
      : l10n.t('{0} is unfrozen with its BatchNormalization layers, so its batch statistics are overwritten.', base.layer.name),
    advice: l10n.t('keep BatchNormalization layers frozen'),
    range: base.layer.source.callee,
    layers: [base.layer.id],
  };
}

/** Whether training goes on averaging in one of the layer's normalizations: not in those that are frozen. */
function overwritesStatistics({ id, weights }: LayerSpec, frozen: ReadonlySet<string>): boolean {
  if (frozen.has(id) || isUnknown(weights)) return false;
  // What no gradient trains are the statistics.
  return weights.some(({ trainable, owner }) => !trainable && !frozen.has(owner?.layer ?? id));
}
