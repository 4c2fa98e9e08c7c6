import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { frozenIn, hasWeights } from '../../training/frozen.js';
import { learningRateOf, optimizerOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { atLearningRate } from '../optimizer/learning-rate.js';
import { transfer } from './transfer-example.js';

const again = (rate: string): string => `base.trainable = True\nmodel.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(${rate}))\nmodel.fit(pictures, epochs=10)\n`;

/** Trained weights under steps that are made for new ones. */
export const unfrozenAtSameRate: Rule = {
  id: 'GL902',
  name: 'unfrozen-at-same-rate',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Layers are unfrozen and the learning rate is not lowered'),
  explanation: () => [
    l10n.t('The new layers were trained at a rate for weights that start at random. Weights that were trained before are near a good place, and steps of that size throw them away from it in the first few batches: what was to be reused is lost.'),
    l10n.t('Fine-tune with a tenth or a hundredth of the rate, such as 1e-5 with Adam.'),
  ],
  sources: ['Keras, guide "Transfer learning & fine-tuning", section "Fine-tuning"', 'Yosinski, Clune, Bengio and Lipson (2014), How transferable are features in deep neural networks?, https://arxiv.org/abs/1411.1792'],
  bad: [
    { title: 'Unfrozen at the rate of the head', code: transfer({ after: again('0.001') }) },
    { title: 'Some layers of the base', code: transfer({ after: again('0.001').replace('base.trainable = True', 'for layer in base.layers[-4:]:\n    layer.trainable = True') }) },
  ],
  good: [{ title: 'Unfrozen at a hundredth of it', code: transfer({ after: again('1e-5') }) }],
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { plan, compilations }: RuleContext): Finding | null {
  const { model, index } = compilation;
  const earlier = compilations.filter((other) => other.model.id === model.id && other.index < index && other.fits.length > 0).at(-1);
  const optimizer = optimizerOf(compilation.step);
  const before = earlier === undefined ? null : optimizerOf(earlier.step);
  if (earlier === undefined || optimizer === null || before === null || compilation.fits.length === 0) return null;
  const [rate, rateBefore] = [learningRateOf(compilation), learningRateOf(earlier)];
  const [frozen, frozenBefore] = [frozenIn(plan, compilation), frozenIn(plan, earlier)];
  if (
    rate === null ||
    rateBefore === null ||
    rate < rateBefore ||
    optimizer.className !== before.className ||
    frozen === null ||
    frozenBefore === null
  )
    return null;
  const unfrozen = model.layers.filter((layer) => frozenBefore.has(layer.id) && !frozen.has(layer.id) && hasWeights(layer));
  const [first] = unfrozen;
  if (first === undefined) return null;
  return {
    rule: unfrozenAtSameRate.id,
    severity: unfrozenAtSameRate.severity,
    message: l10n.t('{0} was frozen before and is now trained at {1}, as high a rate as that of the new layers.', first.name, rate),
    advice: l10n.t('fine-tune at a lower learning rate'),
    ...atLearningRate(compilation, optimizer),
  };
}
