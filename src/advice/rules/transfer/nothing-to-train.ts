import * as l10n from '@vscode/l10n';
import { isUnknown } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { frozenIn, hasWeights } from '../../training/frozen.js';
import { eachCompilation } from '../each.js';
import { atCall } from '../place.js';
import { transfer } from './transfer-example.js';

/** A fit that changes nothing. */
export const nothingToTrain: Rule = {
  id: 'GL904',
  name: 'nothing-to-train',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('All layers are frozen'),
  explanation: () => [
    l10n.t('Every layer with weights is frozen when the model is first fitted, so training changes nothing: the loss stays as it is. `model.trainable = False` freezes the new layers, too; freeze the base alone.'),
  ],
  sources: ['Keras, keras/src/layers/layer.py (trainable)'],
  bad: [
    { title: 'The whole model frozen', code: transfer({}).replace('model.compile', 'model.trainable = False\nmodel.compile') },
    { title: 'The same after compile, which counts as well before the first fit', code: transfer({}).replace('model.fit', 'model.trainable = False\nmodel.fit') },
  ],
  good: [{ title: 'The base alone', code: transfer({}) }],
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { plan }: RuleContext): Finding | null {
  const { model, fits } = compilation;
  const [fit] = fits;
  const frozen = frozenIn(plan, compilation);
  const weighty = model.layers.filter(hasWeights);
  if (fit === undefined || frozen === null || weighty.length === 0 || model.layers.some(({ weights }) => isUnknown(weights))) return null;
  if (weighty.some(({ id }) => !frozen.has(id))) return null;
  return {
    rule: nothingToTrain.id,
    severity: nothingToTrain.severity,
    message: l10n.t('All {0} layers with weights are frozen, so this training changes nothing.', weighty.length),
    advice: l10n.t('leave a layer to train'),
    ...atCall(fit.call, compilation),
  };
}
