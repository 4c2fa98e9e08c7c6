import * as l10n from '@vscode/l10n';
import type { LayerSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake } from '../../gather.js';
import { ownActivation } from '../../network/activation.js';
import type { CallNode } from '../../network/calls.js';
import { isNormalization } from '../../network/layer-kinds.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { eachCompilation, eachUse } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { bad, good } from './selu-conditions.examples.js';

/** What breaks the self-normalization of SELU. */
export const seluConditions: Rule = {
  id: 'GL113',
  name: 'selu-conditions',
  severity: 'information',
  isFixable: true,
  title: () => l10n.t('SELU beside layers that break what it is made for'),
  explanation: () => [
    l10n.t(
      'SELU keeps mean 0 and deviation 1 from layer to layer by itself, in a plain chain of layers with `lecun_normal` weights and standardized inputs. `Dropout` sets values to 0 and scales the others up, which is not SELU\'s zero; `AlphaDropout` sets them to SELU\'s negative bound and keeps mean and deviation.',
    ),
    l10n.t('`BatchNormalization` does what SELU would do by itself, at a price; sums and concatenations of branches undo it. In such nets ReLU is as good and cheaper.'),
  ],
  sources: ['Klambauer, Unterthiner, Mayr and Hochreiter (2017), Self-Normalizing Neural Networks, https://arxiv.org/abs/1706.02515', 'Keras, keras/src/layers/regularization/alpha_dropout.py'],
  bad,
  good,
  check: (context) => [...eachUse(ofNeighbour)(context), ...eachCompilation(ofData)(context)],
};

function isSelu(layer: LayerSpec): boolean {
  const activation = ownActivation(layer);
  return activation !== null && activation !== 'unknown' && activation.name === 'selu';
}

function ofNeighbour({ layer, consumers }: CallNode, context: RuleContext): Finding | null {
  if (!isSelu(layer)) return null;
  const [next] = consumers;
  if (next === undefined) return null;
  if (next.layer.className === 'Dropout') return ofDropout(context, next.layer);
  if (isNormalization(next.layer)) return ofNormalization(next.layer);
  return joining.has(next.layer.className) ? ofJunction(layer, next.layer) : null;
}

/** Layers that make one tensor of several, of another mean and deviation than theirs. */
const joining = new Set(['Add', 'Concatenate', 'Average', 'Maximum', 'Multiply', 'Subtract']);

function ofJunction(layer: LayerSpec, junction: LayerSpec): Finding {
  return {
    rule: seluConditions.id,
    severity: 'hint',
    message: l10n.t('{0} joins the output of {1} with another, and mean and deviation are no longer what SELU keeps.', junction.name, layer.name),
    advice: l10n.t('use SELU in plain chains'),
    range: junction.source.callee,
    layers: [junction.id],
  };
}

/** Data that is known to be centred elsewhere, such as pixels from 0 to 1. */
function ofData(compilation: Compilation): Finding | null {
  const { model, fits } = compilation;
  const fit = fits.find(({ facts }) => facts?.x !== undefined);
  const data = fit?.facts?.x;
  if (fit === undefined || data?.minimum === undefined || data.minimum < 0 || data.isStandardized === true || data.isNoise === true) return null;
  const scaling = model.layers.some((layer) => isNormalization(layer) || /^(Normalization|Rescaling|Embedding)$/.test(layer.className));
  if (scaling || !model.layers.some(isSelu)) return null;
  return {
    rule: seluConditions.id,
    severity: 'hint',
    message: l10n.t('SELU keeps mean 0 and deviation 1 of inputs that have them; this data is nowhere below {0}.', data.minimum),
    advice: l10n.t('standardize the data for SELU'),
    ...atCall(fit.call, compilation, 'x'),
  };
}

function ofDropout(context: RuleContext, layer: LayerSpec): Finding {
  const { callee } = layer.source;
  const name = context.textOf(callee).slice(callee.start, callee.end);
  const dot = name.lastIndexOf('.');
  // Of a bare name, the other class may not be imported.
  const isRenamable = dot >= 0 && name.endsWith('.Dropout') && areAllTheirCallsMake(context, [layer]);
  return {
    rule: seluConditions.id,
    severity: seluConditions.severity,
    message: l10n.t('{0} after SELU changes mean and deviation, which SELU keeps; AlphaDropout does not.', layer.name),
    advice: l10n.t('use AlphaDropout with SELU'),
    range: callee,
    layers: [layer.id],
    ...fixWith(l10n.t('Use AlphaDropout'), isRenamable ? [{ range: { ...callee, start: callee.start + dot + 1 }, newText: 'AlphaDropout' }] : null),
  };
}

function ofNormalization(layer: LayerSpec): Finding {
  return {
    rule: seluConditions.id,
    severity: 'hint',
    message: l10n.t('{0} after SELU does what SELU does by itself.', layer.name),
    advice: l10n.t('SELU needs no normalization'),
    range: layer.source.callee,
    layers: [layer.id],
  };
}
