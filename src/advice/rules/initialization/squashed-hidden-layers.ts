import * as l10n from '@vscode/l10n';
import { pythonString } from '../../edits/python-string.js';
import { setArgument } from '../../edits/set-argument.js';
import { heNormal, useInitializer } from '../../edits/use-initializer.js';
import type { Finding, Severity, TextEdit } from '../../finding.js';
import { areAllTheirCallsMake, beginningOf, gatherBySource, inWords, rangeAtFault, type Gathered } from '../../gather.js';
import type { Activation } from '../../network/activation.js';
import { isScaledByFan, kernelInitializer } from '../../network/initializer.js';
import type { Neurons } from '../../network/network.js';
import type { Rule, RuleContext } from '../../rule.js';
import { sigmoids, tanhs } from './activation-groups.js';
import { longestRun, plainRuns } from './plain-runs.js';
import { bad, good } from './squashed-hidden-layers.examples.js';

/** From here on the first layer gets less than 1 / 300 of the last one's gradient; LeNet-5, with four, is healthy. */
const manyLayers = 5;
/** From here on it gets about a millionth, and does not learn. */
const hopelessLayers = 10;

/** Sigmoid or tanh in the hidden layers of a deep net. */
export const squashedHiddenLayers: Rule = {
  id: 'GL103',
  name: 'squashed-hidden-layers',
  severity: 'information',
  isFixable: true,
  title: () => l10n.t('Sigmoid or tanh in the hidden layers of a deep net'),
  explanation: () => [
    l10n.t(
      'The slope of the sigmoid is 1/4 at most. On the way back every layer multiplies the gradient by it, and weights of the usual sizes do not make up for that, so the first layers of a deep net get almost none and do not learn: the gradient vanishes. Measured on Fashion-MNIST at the first step, layers of 100 units with Glorot weights, gradient norm of the first layer against the output layer: with 3 hidden layers 0.04 against 0.7, with 5 layers 0.002 against 0.8, with 10 layers 0.000002 against 0.9, with 20 layers 8e-13 against 0.9.',
    ),
    l10n.t(
      'Tanh is not the same. Its slope at zero is 1, and with Glorot weights gradients get through at the start (0.65 against 0.23 with 20 layers). Its units saturate as weights grow, and there the slope is nearly 0. So sigmoid is information from 5 hidden layers in a row and a warning from 10; tanh, and sigmoid over weights that are not scaled by the fan, is no more than a hint.',
    ),
    l10n.t(
      'ReLU with He weights has slope 1 wherever a unit is active (2.4 against 1.0 with 20 layers). A `BatchNormalization` before each activation keeps squashing units out of saturation, too: layers that have one are passed over.',
    ),
  ],
  sources: [
    'Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks, section 3, https://proceedings.mlr.press/v9/glorot10a.html',
    'Glorot, Bordes and Bengio (2011), Deep Sparse Rectifier Neural Networks, https://proceedings.mlr.press/v15/glorot11a.html',
    'He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, section 2.2, https://arxiv.org/abs/1502.01852',
    'The measurements: scripts/measure-initial-gradients.py',
  ],
  bad,
  good,
  check: (context) => [...checkGroup(context, sigmoids, sigmoidSeverity), ...checkGroup(context, tanhs, () => 'hint')],
};

/** The measured claim is about weights that are scaled by the fan; with others, gradients may well get through. */
function sigmoidSeverity({ layer }: Neurons, inARow: number): Severity {
  const initializer = kernelInitializer(layer);
  if (initializer === null || !isScaledByFan(initializer)) return 'hint';
  return inARow >= hopelessLayers ? 'warning' : 'information';
}

function checkGroup(
  context: RuleContext,
  group: ReadonlySet<string>,
  severityOf: (neurons: Neurons, inARow: number) => Severity,
): Finding[] {
  const isOfGroup = (each: Neurons): boolean => each.isHidden && activationIn(each, group) !== null;
  const runs = plainRuns(context.networks, isOfGroup);
  const isAtFault = (each: Neurons): boolean => (runs.get(each)?.length ?? 0) >= manyLayers;
  return gatherBySource(context.networks, isAtFault).map((gathered) => {
    const inARow = longestRun(runs, gathered.members).length;
    return findingOf(context, gathered, group, severityOf(gathered.members[0], inARow), inARow);
  });
}

function activationIn({ activation }: Neurons, group: ReadonlySet<string>): Activation | null {
  return activation !== null && activation !== 'unknown' && group.has(activation.name) ? activation : null;
}

function findingOf(
  context: RuleContext,
  { source, members }: Gathered,
  group: ReadonlySet<string>,
  severity: Severity,
  inARow: number,
): Finding {
  const name = activationIn(members[0], group)?.name ?? '';
  const edits = editsFor(context, members, group);
  const message =
    severity === 'hint'
      ? l10n.t('{0}: {1} in {2} hidden layers in a row. Its units saturate as weights grow; ReLU does not.', inWords(members), name, inARow)
      : l10n.t(
          '{0}: {1} in {2} hidden layers in a row. Their slope is 1/4 at most, so hardly any gradient reaches the first ones.',
          inWords(members),
          name,
          inARow,
        );
  return {
    rule: squashedHiddenLayers.id,
    severity,
    message,
    advice: l10n.t('use ReLU with he_normal instead of {0}', name),
    range: rangeAtFault(source, 'activation'),
    layers: members.map(({ layer }) => layer.id),
    ...(edits !== null && { fix: { title: l10n.t('Use ReLU with he_normal instead of {0}', name), edits } }),
  };
}

/** ReLU and He weights together, for each needs the other; null where one of them is not certain. */
function editsFor(context: RuleContext, members: Gathered['members'], group: ReadonlySet<string>): TextEdit[] | null {
  const [first] = members;
  const activations = members.flatMap((each) => activationIn(each, group) ?? []);
  const makers = [...members.map(({ layer }) => layer), ...activations.map(({ layer }) => layer)];
  if (!areAllTheirCallsMake(context, makers)) return null;
  const beginnings = new Set(activations.map(({ layer }) => beginningOf(layer.source.range)));
  const [activation] = activations;
  if (beginnings.size !== 1 || activation?.argument === undefined) return null;
  const { source } = activation.layer;
  const text = context.textOf(source.range);
  const toRelu = setArgument(text, source, activation.argument, pythonString(text, source, 'relu'));
  const toHe = useInitializer(context.textOf(first.layer.source.range), first.layer, heNormal);
  return toRelu === null || toHe === null ? null : [...toRelu, ...toHe];
}
