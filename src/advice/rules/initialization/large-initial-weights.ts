import * as l10n from '@vscode/l10n';
import { glorotUniform, heNormal, useInitializer } from '../../edits/use-initializer.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, gatherBySource, inWords, rangeAtFault } from '../../gather.js';
import { fixedDeviation } from '../../network/initializer.js';
import type { Neurons } from '../../network/network.js';
import type { Rule } from '../../rule.js';
import { fixWith } from '../place.js';
import { rectifiers } from './activation-groups.js';
import { bad, good } from './large-initial-weights.examples.js';

/** So many times larger than its input a layer's sums may start; Glorot's and He's are at 1 to 1.4. */
const muchLarger = 10;

/** Weights that are too large for their number, in nets of any depth. */
export const largeInitialWeights: Rule = {
  id: 'GL112',
  name: 'large-initial-weights',
  severity: 'information',
  isFixable: true,
  title: () => l10n.t('Weights that start too large for the number of inputs'),
  explanation: () => [
    l10n.t(
      'The sum that a unit makes of n inputs is about σ · √n times as large as they are. With 784 inputs and weights of standard deviation 1 that is 28 times: tanh and sigmoid units start saturated, a softmax starts sure of a random class, and the loss starts far above ln(classes).',
    ),
    l10n.t('He\'s and Glorot\'s weights divide by √n. This speaks from 10 times on; deep nets, in which the factors multiply, have a rule of their own (GL104).'),
  ],
  sources: ['Glorot and Bengio (2010), section 4.2.1, https://proceedings.mlr.press/v9/glorot10a.html', 'LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, section 4.6'],
  bad,
  good,
  check: (context) =>
    gatherBySource(context.networks, (each) => growthOf(each) >= muchLarger).map(({ source, members }): Finding => {
      const [first] = members;
      const layers = members.map(({ layer }) => layer);
      const wanted = isRectified(first) ? heNormal : glorotUniform;
      const edits = areAllTheirCallsMake(context, layers) ? useInitializer(context.textOf(first.layer.source.range), first.layer, wanted) : null;
      return {
        rule: largeInitialWeights.id,
        severity: largeInitialWeights.severity,
        message: l10n.t('{0}: with weights of deviation {1} and {2} inputs, its sums start about {3} times as large as its inputs.', inWords(members), inFigures(fixedDeviation(first.layer)?.deviation ?? 0), fixedDeviation(first.layer)?.fanIn ?? 0, inFigures(growthOf(first))),
        advice: l10n.t('use {0} weights', wanted.alias),
        range: rangeAtFault(source, 'kernel_initializer'),
        layers: layers.map(({ id }) => id),
        ...fixWith(l10n.t('Use {0} for the weights', wanted.alias), edits),
      };
    }),
};

function growthOf({ layer, isNormalized }: Neurons): number {
  const weights = isNormalized ? null : fixedDeviation(layer);
  return weights === null ? 0 : weights.deviation * Math.sqrt(weights.fanIn);
}

function isRectified({ activation }: Neurons): boolean {
  return activation !== null && activation !== 'unknown' && rectifiers.has(activation.name);
}

/** A number to two figures: 0.05, 28. */
const inFigures = (value: number): string => String(Number(value.toPrecision(2)));
