import * as l10n from '@vscode/l10n';
import { layers as catalogue } from '../../../nn/index.js';
import { isUnknown, type LayerSpec, type TrainingPlan } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { basesOf } from '../../training/base.js';
import type { Compilation } from '../../training/compilation.js';
import { frozenAt, frozenIn, hasWeights } from '../../training/frozen.js';
import { givesWeightsToLayers } from '../../training/given-weights.js';
import { eachCompilation } from '../each.js';
import { frozenAtRandomExamples } from './frozen-at-random.examples.js';

/** Layers that keep the random weights that they were made with. */
export const frozenAtRandom: Rule = {
  id: 'GL908',
  name: 'frozen-at-random',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('A layer is frozen that was never trained'),
  explanation: () => [
    l10n.t('Freezing keeps what a layer has learned. A layer that was never trained, and that no weights were loaded into, keeps the numbers that it drew at random: it mixes its inputs in a way that nothing has chosen, and what is behind it can only work around that. Most often the weights were forgotten: `weights="imagenet"`, `load_weights`, or a first training before the freezing.'),
    l10n.t('Nothing is said of layers whose initializer is written, as in networks that mix at random on purpose, nor in files that set the weights of single layers or train by loops of their own.'),
  ],
  sources: ['Keras, guide "Transfer learning & fine-tuning"', 'Yosinski, Clune, Bengio and Lipson (2014), How transferable are features in deep neural networks?, https://arxiv.org/abs/1411.1792'],
  ...frozenAtRandomExamples,
  check: eachCompilation(findingsOf),
};

function findingsOf(compilation: Compilation, { plan, textOf }: RuleContext): Finding[] {
  const { model, fits } = compilation;
  const frozen = frozenIn(plan, compilation);
  if (fits.length === 0 || frozen === null || (plan.ownLoops ?? []).length > 0) return [];
  // Where nothing at all is trained, another rule says so.
  if (!model.layers.some((layer) => hasWeights(layer) && !frozen.has(layer.id))) return [];
  const untrained = new Set(basesOf(plan, model).filter(({ isUntrained }) => isUntrained).map(({ layer }) => layer.id));
  return model.layers
    .filter((layer) => frozen.has(layer.id) && (untrained.has(layer.id) || drawsItsKernel(layer, plan)))
    .filter((layer) => !givesWeightsToLayers(textOf(layer.source.range)) && !mayHaveLearned(layer, plan))
    .map((layer) => ({
      rule: frozenAtRandom.id,
      // A single layer may be frozen to show what freezing does; nobody makes a base of twenty million random numbers for that.
      severity: untrained.has(layer.id) ? frozenAtRandom.severity : 'information',
      message: l10n.t('{0} is frozen with the weights that it drew at random: it was never trained, and none were loaded.', layer.name),
      advice: l10n.t('train it or load weights before it is frozen'),
      range: layer.source.callee,
      layers: [layer.id],
    }));
}

/** Whether a layer of Keras draws its kernel by chance, and the file does not say how. */
function drawsItsKernel({ id, className, weights, source }: LayerSpec, { models }: TrainingPlan): boolean {
  if (isUnknown(weights) || catalogue.find(className) === undefined || models.some((model) => model.id === id)) return false;
  if (source.arguments.some(({ name }) => name === 'weights' || name.endsWith('initializer'))) return false;
  return weights.some(({ name, trainable, owner }) => trainable && owner === undefined && /(?:^|_)(?:kernel|embeddings)$/.test(name));
}

/** Whether a layer may have been trained or given weights: by any model that holds it, anywhere in the file. */
function mayHaveLearned({ id }: LayerSpec, plan: TrainingPlan): boolean {
  const holders = plan.models.filter((model) => model.id === id || model.layers.some((layer) => layer.id === id));
  return plan.steps.some((step, index) => {
    const holder = holders.find((model) => model.id === step.model);
    if (holder === undefined) return false;
    if (step.kind === 'setWeights' || step.kind === 'load') return true;
    if (step.kind !== 'compile' && step.kind !== 'fit') return false;
    return holder.id === id || frozenAt(plan, holder, index)?.has(id) !== true;
  });
}
