import * as l10n from '@vscode/l10n';
import { isUnknown } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { basesOf } from '../../training/base.js';
import type { Compilation } from '../../training/compilation.js';
import { frozenIn } from '../../training/frozen.js';
import { learningRateOf } from '../../training/optimizer.js';
import { eachCompilation } from '../each.js';
import { transfer } from './transfer-example.js';

/** From here on the steps are made for weights that start at random. */
const highRate = 5e-4;

/** A new head that teaches a trained base its first errors. */
export const headOnUnfrozenBase: Rule = {
  id: 'GL903',
  name: 'head-on-unfrozen-base',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('A new head is trained on a base that is not frozen'),
  explanation: () => [
    l10n.t('The new layers start at random and are wrong at first, so their gradients are large; in a base that is not frozen these gradients spoil trained weights before the head has learned anything. Freeze the base (`base.trainable = False`), train the head, then unfreeze and go on at a rate of about 1e-5.'),
  ],
  sources: ['Keras, guide "Transfer learning & fine-tuning"', 'Géron (2022), Hands-On Machine Learning, 3rd edition, chapter 11, "Reusing Pretrained Layers"'],
  bad: [{ title: 'A base that nobody froze', code: transfer({ before: '', call: 'base(inputs)' }) }],
  good: [
    { title: 'A base that is frozen first', code: transfer({}) },
    { title: 'Frozen between compile and fit, which counts, too', code: transfer({ before: '' }).replace('model.fit', 'base.trainable = False\nmodel.fit') },
    { title: 'All trained together, in small steps', code: transfer({ before: '', rate: '1e-5' }) },
  ],
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { plan, compilations }: RuleContext): Finding | null {
  const { model, index, fits } = compilation;
  const rate = learningRateOf(compilation);
  const frozen = frozenIn(plan, compilation);
  const isFirst = !compilations.some((other) => other.model.id === model.id && other.index < index && other.fits.length > 0);
  if (rate === null || rate < highRate || frozen === null || !isFirst || fits.length === 0) return null;
  const hasHead = model.layers.some(({ className, weights }) => className === 'Dense' && !isUnknown(weights));
  const base = basesOf(plan, model).find(({ layer, isPretrained }) => isPretrained && !frozen.has(layer.id));
  if (base === undefined || !hasHead) return null;
  return {
    rule: headOnUnfrozenBase.id,
    severity: headOnUnfrozenBase.severity,
    message: l10n.t('The weights of {0} are trained together with a new head at a rate of {1}, which spoils them at first.', base.application, rate),
    advice: l10n.t('freeze the base while the head is new'),
    range: base.layer.source.callee,
    layers: [base.layer.id],
  };
}
