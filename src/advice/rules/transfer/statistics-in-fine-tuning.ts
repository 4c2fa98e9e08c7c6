import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { basesOf } from '../../training/base.js';
import type { Compilation } from '../../training/compilation.js';
import { frozenAt } from '../../training/frozen.js';
import { transfer } from './transfer-example.js';

const again = 'base.trainable = True\nmodel.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(1e-5))\nmodel.fit(pictures, epochs=10)\n';

/** Networks that have no batch normalization. */
const withoutStatistics = /^(VGG|ConvNeXt)/;

/** Statistics of the trained base that change as it is fine-tuned. */
export const statisticsInFineTuning: Rule = {
  id: 'GL907',
  name: 'batch-normalization-in-fine-tuning',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('A base is unfrozen and its batch statistics are not kept'),
  explanation: () => [
    l10n.t('A frozen BatchNormalization uses the statistics that it was trained with. Unfrozen, it takes those of each batch and overwrites what it had; with small batches of other pictures the base is then no longer the one that was trained, and the first epochs of fine-tuning undo it.'),
    l10n.t('Call the base with `training=False`: its BatchNormalization layers then keep their statistics while all weights are fine-tuned.'),
  ],
  sources: ['Keras, guide "Transfer learning & fine-tuning", section "Important notes about BatchNormalization layer"', 'Keras, keras/src/layers/normalization/batch_normalization.py'],
  bad: [{ title: 'Called without training=False', code: transfer({ call: 'base(inputs)', after: again }) }],
  good: [{ title: 'Called with training=False', code: transfer({ after: again }) }],
  check: (context) => context.compilations.flatMap((compilation) => findingOf(context, compilation) ?? []),
};

function findingOf({ plan, compilations }: RuleContext, { model, index, fits }: Compilation): Finding | null {
  const earlier = compilations.find((other) => other.model.id === model.id && other.index < index && other.fits.length > 0);
  const frozen = frozenAt(plan, model, index);
  const frozenBefore = earlier === undefined ? null : frozenAt(plan, model, earlier.index);
  if (fits.length === 0 || frozen === null || frozenBefore === null) return null;
  const base = basesOf(plan, model).find(({ layer, application, isPretrained }) => isPretrained && !withoutStatistics.test(application) && frozenBefore.has(layer.id) && !frozen.has(layer.id));
  const isKept = base?.layer.calls.every((call) => call.arguments?.some(({ name, value }) => name === 'training' && value === false) ?? false) ?? true;
  if (base === undefined || isKept) return null;
  return {
    rule: statisticsInFineTuning.id,
    severity: statisticsInFineTuning.severity,
    message: l10n.t('{0} is unfrozen and called without training=False, so its batch statistics are overwritten.', base.layer.name),
    advice: l10n.t('call the base with training=False'),
    range: base.layer.source.callee,
    layers: [base.layer.id],
  };
}
