import * as l10n from '@vscode/l10n';
import { initializers } from '../../../nn/index.js';
import { isConfigObject, isUnknown, type ConfigObject } from '../../../spec/index.js';
import { glorotUniform, heNormal, useInitializer } from '../../edits/use-initializer.js';
import type { Finding, Severity } from '../../finding.js';
import { areAllTheirCallsMake, gatherBySource, inWords, rangeAtFault } from '../../gather.js';
import { kernelInitializer } from '../../network/initializer.js';
import type { Neurons } from '../../network/network.js';
import type { Rule, RuleContext } from '../../rule.js';
import { givesWeightsToLayers } from '../../training/given-weights.js';
import { fixWith } from '../place.js';
import { rectifiers } from './activation-groups.js';
import { bad, good } from './constant-kernel.examples.js';

/** Kernels that start with the same number everywhere. */
export const constantKernel: Rule = {
  id: 'GL111',
  name: 'constant-kernel',
  severity: 'warning',
  isFixable: true,
  title: () => l10n.t('A hidden layer whose weights all start equal'),
  explanation: () => [
    l10n.t(
      'Units with equal weights compute the same. They can only come apart by what the next layer sends back: where its weights are equal, too, all units of the layer get the same gradient in every step and stay copies of each other for ever. That is an error.',
    ),
    l10n.t(
      'With zeros and a rectifier nothing comes through and no gradient comes back: the layer never learns, which is an error, too. In other layers of random neighbours it is a warning, since all units start as one. Zeros in an output layer are harmless, and nothing is said.',
    ),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 8.4, https://www.deeplearningbook.org', 'Keras, keras/src/initializers/constant_initializers.py'],
  bad,
  good,
  check: (context) =>
    gatherBySource(context.networks, (each) => each.isHidden && startsConstant(each, context)).map(({ source, members }): Finding => {
      const [first] = members;
      const layers = members.map(({ layer }) => layer);
      const wanted = isRectified(first) ? heNormal : glorotUniform;
      const edits = areAllTheirCallsMake(context, layers) ? useInitializer(context.textOf(first.layer.source.range), first.layer, wanted) : null;
      const severity = gravest(members.map(severityOf));
      return {
        rule: constantKernel.id,
        severity,
        message:
          severity === 'error'
            ? l10n.t('{0}: with {1} weights its units get equal gradients, or none, in every step and never learn different things.', inWords(members), constantOf(first)?.className ?? '')
            : l10n.t('{0}: with {1} weights all its units start as one and the same.', inWords(members), constantOf(first)?.className ?? ''),
        advice: l10n.t('use {0} weights', wanted.alias),
        range: rangeAtFault(source, 'kernel_initializer'),
        layers: layers.map(({ id }) => id),
        ...fixWith(l10n.t('Use {0} for the weights', wanted.alias), edits),
      };
    }),
};

/** Whether a kernel is one number as training begins: no other weights are put into its place by hand. */
function startsConstant(neurons: Neurons, { textOf }: RuleContext): boolean {
  return constantOf(neurons) !== null && !givesWeightsToLayers(textOf(neurons.layer.source.range));
}

function constantOf({ layer }: Neurons): ConfigObject | null {
  const initializer = kernelInitializer(layer);
  // Biases that differ tell the units apart: a transformation that starts as the identity.
  const biases = layer.config['bias_initializer'];
  if (isConfigObject(biases) && !isUniform(biases)) return null;
  if (biases !== undefined && isUnknown(biases)) return null;
  return initializer !== null && isUniform(initializer) ? initializer : null;
}

/** Whether all values are one and the same; a `Constant` of an array may tell units apart, and of what is not known. */
function isUniform({ className, config }: ConfigObject): boolean {
  const value = config['value'];
  return initializers.find(className)?.scheme === 'constant' && (value === undefined || typeof value === 'number');
}

function severityOf(neurons: Neurons): Severity {
  const value = constantOf(neurons);
  const isZero = value?.className === 'Zeros' || value?.config['value'] === 0;
  const nextIsConstant = neurons.next !== null && constantOf(neurons.next) !== null;
  return nextIsConstant || (isZero && isRectified(neurons)) ? 'error' : constantKernel.severity;
}

const gravest = (severities: readonly Severity[]): Severity => (severities.includes('error') ? 'error' : constantKernel.severity);

function isRectified({ activation }: Neurons): boolean {
  return activation !== null && activation !== 'unknown' && rectifiers.has(activation.name);
}
