import * as l10n from '@vscode/l10n';
import { glorotUniform, heNormal, useInitializer, type InitializerName } from '../../edits/use-initializer.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, gatherBySource, inWords, rangeAtFault, type Gathered } from '../../gather.js';
import { fixedDeviation, kernelInitializer } from '../../network/initializer.js';
import type { Neurons } from '../../network/network.js';
import type { Rule, RuleContext } from '../../rule.js';
import { rectifiers, tanhs } from './activation-groups.js';
import { longestRun, plainRuns, type PlainRun } from './plain-runs.js';
import { bad, good } from './weights-of-fixed-scale.examples.js';

/** How much larger or smaller the signal may come out of a run of layers before that is worth knowing. */
const muchChange = 1e3;
/** A change that no learning rate suits. */
const hopelessChange = 1e6;

/** Deep nets whose weights have one standard deviation whatever the number of inputs. */
export const weightsOfFixedScale: Rule = {
  id: 'GL104',
  name: 'weights-of-fixed-scale',
  severity: 'information',
  isFixable: true,
  title: () => l10n.t('Weights whose scale does not follow the number of inputs'),
  explanation: () => [
    l10n.t(
      'A unit adds up as many products as it has inputs, so weights of one fixed standard deviation make the signal grow or shrink at every layer: about σ · √(fan-in) times, and √2 times less for ReLU and its kin, which pass one half. A few layers hide it; in a deep net the factors multiply, and gradients explode or vanish.',
    ),
    l10n.t(
      'Measured on Fashion-MNIST at the first step, 20 hidden layers of 100 units, gradient norm of the first layer against the output layer: tanh with σ = 1, 27,000,000 against 1; ReLU with σ = 1, 3e17 against 6e17; ReLU with σ = 0.05 (the default of `random_normal`), 1e-9 against 5e-10.',
    ),
    l10n.t(
      'He weights (for ReLU and its kin), Glorot weights (for tanh) and LeCun weights (for SELU) choose σ from the fan. This speaks when the estimate for a plain run of layers is more than 1,000 times off, and warns from 1,000,000 on. Sigmoid is left out: with σ = 1 its gradient was measured to get through (0.5 against 4.7). Normalized layers are passed over.',
    ),
  ],
  sources: [
    'Glorot and Bengio (2010), Understanding the difficulty of training deep feedforward neural networks, section 4.2, https://proceedings.mlr.press/v9/glorot10a.html',
    'He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, section 2.2, https://arxiv.org/abs/1502.01852',
    'Keras, keras/src/initializers/random_initializers.py (RandomNormal, RandomUniform, TruncatedNormal)',
    'The measurements: scripts/measure-initial-gradients.py',
  ],
  bad,
  good,
  check(context) {
    const runs = plainRuns(context.networks, (each) => each.isHidden && growthOf(each) !== null);
    const isAtFault = (each: Neurons): boolean => change(totalGrowth(runs.get(each) ?? [])) >= muchChange;
    return gatherBySource(context.networks, isAtFault).map((gathered) => findingOf(context, gathered, longestRun(runs, gathered.members)));
  },
};

/** The function that a layer's units apply: a rectifier, as people write it, or one of the tanh kind. */
function functionOf({ activation }: Neurons): { readonly words: string; readonly passes: number; readonly remedy: InitializerName } | null {
  if (activation === null || activation === 'unknown') return null;
  const rectifier = rectifiers.get(activation.name);
  if (rectifier !== undefined) return { words: rectifier, passes: 1 / 2, remedy: heNormal };
  return tanhs.has(activation.name) ? { words: activation.name, passes: 1, remedy: glorotUniform } : null;
}

/** How many times larger than its input a layer's signal is, by the estimate σ · √(fan-in · what passes). */
function growthOf(neurons: Neurons): number | null {
  const applied = functionOf(neurons);
  const weights = fixedDeviation(neurons.layer);
  if (applied === null || weights === null || weights.deviation <= 0) return null;
  return weights.deviation * Math.sqrt(weights.fanIn * applied.passes);
}

function totalGrowth(run: PlainRun): number {
  return run.reduce((product, each) => product * (growthOf(each) ?? 1), 1);
}

/** How far a growth is from none, in either direction. */
const change = (growth: number): number => Math.max(growth, 1 / growth);

function findingOf(context: RuleContext, { source, members }: Gathered, run: PlainRun): Finding {
  const [first] = members;
  const { words = '', remedy = heNormal } = functionOf(first) ?? {};
  const growth = totalGrowth(run);
  const perLayer = growth ** (1 / run.length);
  const initializer = kernelInitializer(first.layer)?.className ?? '';
  const details = [inWords(members), initializer, inFigures(change(perLayer)), run.length, remedy.alias] as const;
  const layers = members.map(({ layer }) => layer);
  const edits = areAllTheirCallsMake(context, layers) ? useInitializer(context.textOf(first.layer.source.range), first.layer, remedy) : null;
  return {
    rule: weightsOfFixedScale.id,
    severity: change(growth) >= hopelessChange ? 'warning' : 'information',
    message:
      growth > 1
        ? l10n.t('{0}: with these {1} weights the signal is about {2} times larger after each of {3} layers in a row; {4} keeps its size.', ...details)
        : l10n.t('{0}: with these {1} weights the signal is about {2} times smaller after each of {3} layers in a row; {4} keeps its size.', ...details),
    advice: l10n.t('use {0} with {1}', remedy.alias, words),
    range: rangeAtFault(source, 'kernel_initializer'),
    layers: layers.map(({ id }) => id),
    ...(edits !== null && { fix: { title: l10n.t('Use {0} for the weights', remedy.alias), edits } }),
  };
}

/** A number to two figures: 1.4, 28. */
const inFigures = (value: number): string => String(Number(value.toPrecision(2)));
