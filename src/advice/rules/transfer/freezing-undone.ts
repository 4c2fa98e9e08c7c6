import * as l10n from '@vscode/l10n';
import type { LayerSpec, PlanStep, SetTrainableStep, TrainingPlan } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import { frozenAt, hasWeights } from '../../training/frozen.js';
import { transfer } from './transfer-example.js';

/** Layers that are frozen and set free again with no training between. */
export const freezingUndone: Rule = {
  id: 'GL909',
  name: 'freezing-undone',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Layers are frozen and unfrozen again before anything is trained'),
  explanation: () => [
    l10n.t('`trainable` of a model is handed down to all layers in it: `model.trainable = True` unfreezes the base, too, whatever was said of it before. What was frozen is trained as if nothing had been said.'),
    l10n.t('Set `trainable` of the whole first and of its parts after that, or leave out the line that undoes the freezing.'),
  ],
  sources: ['Keras, keras/src/layers/layer.py (trainable)', 'Keras, guide "Transfer learning & fine-tuning", section "Recursive setting of the trainable attribute"'],
  bad: [
    { title: 'The whole model is unfrozen after its base was frozen', code: transfer({}).replace('model.compile', 'model.trainable = True\nmodel.compile') },
    { title: 'A base that is frozen and set free again', code: transfer({ before: 'base.trainable = False\nbase.trainable = True\n' }) },
  ],
  good: [
    { title: 'The base alone is frozen, after the whole was set free', code: transfer({ before: 'base.trainable = True\nbase.trainable = False\n' }) },
    { title: 'Only the last layers are set free', code: transfer({ before: 'base.trainable = False\nfor layer in base.layers[-10:]:\n    layer.trainable = True\n' }) },
    {
      title: 'One layer after the other is trained and frozen, and all are set free for the last training',
      code: `
from tensorflow import keras
from mine import X, y

hidden = [keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal") for _ in range(3)]
for depth in range(1, 4):
    part = keras.Sequential([keras.layers.Input((784,)), *hidden[:depth], keras.layers.Dense(784)])
    part.compile(loss="mse", optimizer="adam")
    part.fit(X, X)
    hidden[depth - 1].trainable = False
for layer in hidden:
    layer.trainable = True
model = keras.Sequential([keras.layers.Input((784,)), *hidden, keras.layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(X, y)
`,
    },
    { title: 'Unfrozen once the head has been trained', code: transfer({ after: 'base.trainable = True\nmodel.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(1e-5))\nmodel.fit(pictures)\n' }) },
  ],
  check: ({ plan }) => ((plan.ownLoops ?? []).length > 0 ? [] : plan.steps.flatMap((step, index) => findingsOf(plan, step, index))),
};

function findingsOf(plan: TrainingPlan, step: PlanStep, index: number): Finding[] {
  if (step.kind !== 'setTrainable' || step.trainable !== true) return [];
  const freed = new Set(step.layers);
  const before = plan.steps.slice(0, index);
  const settled = before.findLastIndex(({ kind }) => kind === 'compile' || kind === 'fit') + 1;
  // In a loop that trains a layer and freezes it, the last freezing alone has no effect.
  const hadEffect = ({ range }: SetTrainableStep): boolean => before.slice(0, settled).some((each) => each.kind === 'setTrainable' && each.range.start === range.start);
  const earlier = before.slice(settled).filter((each) => each.kind === 'setTrainable').find((each) => isUndone(each, freed) && !hadEffect(each));
  const model = plan.models.find(({ id }) => id === step.model);
  const fit = plan.steps.slice(index).find(({ kind }) => kind === 'fit');
  if (earlier === undefined || model === undefined || fit === undefined) return [];
  const stillFrozen = frozenAt(plan, model, plan.steps.indexOf(fit));
  const layers = model.layers.filter((layer) => earlier.layers.includes(layer.id) && hasWeights(layer) && stillFrozen?.has(layer.id) === false);
  const [first] = layers;
  return first === undefined ? [] : [findingOf(step, first, layers)];
}

function isUndone({ trainable, layers }: SetTrainableStep, freed: ReadonlySet<string>): boolean {
  return trainable === false && layers.every((id) => freed.has(id));
}

function findingOf({ range }: SetTrainableStep, { name }: LayerSpec, layers: readonly LayerSpec[]): Finding {
  return {
    rule: freezingUndone.id,
    severity: freezingUndone.severity,
    message: l10n.t('{0} was frozen before, and this makes it trainable again before anything is trained: the freezing has no effect.', name),
    advice: l10n.t('leave frozen what is to stay frozen'),
    range,
    call: range,
    layers: layers.map(({ id }) => id),
  };
}
