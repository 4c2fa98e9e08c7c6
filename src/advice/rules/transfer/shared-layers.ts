import * as l10n from '@vscode/l10n';
import type { LayerSpec, ModelSpec, TrainingPlan } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { frozenIn, hasWeights } from '../../training/frozen.js';
import { eachCompilation } from '../each.js';

const file = (layers: string): string => `
from tensorflow import keras
from mine import X_a, y_a, X_b, y_b

model_a = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(8, activation="softmax"),
])
model_a.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model_a.fit(X_a, y_a)

${layers}
model_b.add(keras.layers.Dense(1, activation="sigmoid"))
model_b.compile(loss="binary_crossentropy", optimizer="sgd")
model_b.fit(X_b, y_b)
model_a.evaluate(X_a, y_a)
`;

/** Layers that two models train. */
export const sharedLayers: Rule = {
  id: 'GL905',
  name: 'layers-shared-by-accident',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Training this model changes another one, too'),
  explanation: () => [
    l10n.t('`Sequential(model_a.layers[:-1])` makes a model of the very layers of A, not of copies. Training B then changes A, whose last layer was made for other inputs: A gets worse with every step of B. Nothing says so but A\'s next score.'),
    l10n.t('Copy A first: `clone_model(model_a)`, then `set_weights(model_a.get_weights())`, and take the layers of the copy. Layers that stay frozen in B do not change, and models that are not used again do not matter: nothing is said of either.'),
  ],
  sources: ['Géron (2022), Hands-On Machine Learning, 3rd edition, chapter 11, "Transfer Learning with Keras"', 'Keras, keras/src/models/cloning.py'],
  bad: [{ title: 'B is made of the layers of A', code: file('model_b = keras.Sequential(model_a.layers[:-1])') }],
  good: [
    {
      title: 'B is made of the layers of a copy',
      code: file('copy = keras.models.clone_model(model_a)\ncopy.set_weights(model_a.get_weights())\nmodel_b = keras.Sequential(copy.layers[:-1])'),
    },
  ],
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { plan }: RuleContext): Finding | null {
  const { model, fits } = compilation;
  const [fit] = fits;
  const frozen = frozenIn(plan, compilation);
  if (fit === undefined || frozen === null || model.className !== 'Sequential') return null;
  const trained = new Set(model.layers.filter(({ id }) => !frozen.has(id)).map(({ id }) => id));
  // The model that has its input says more of the weights.
  const sharedWith = ({ layers }: ModelSpec): LayerSpec[] => layers.filter((layer) => trained.has(layer.id) && hasWeights(layer));
  const others = plan.models.filter(({ id, className }) => id !== model.id && className === 'Sequential');
  const other = others.find((each) => sharedWith(each).length > 0 && isUsedBothSides(plan, each, plan.steps.indexOf(fit)));
  if (other === undefined) return null;
  const shared = sharedWith(other);
  return {
    rule: sharedLayers.id,
    severity: sharedLayers.severity,
    message: l10n.t('{0} layers of this model are layers of "{1}", too, so training it changes "{1}", which is used again later.', shared.length, other.variable ?? other.name),
    advice: l10n.t('clone the model before reusing its layers'),
    range: model.range,
    call: model.range,
    layers: shared.map(({ id }) => id),
  };
}

/** Whether a model is trained before a step of the plan and used after it. */
function isUsedBothSides({ steps }: TrainingPlan, { id }: ModelSpec, index: number): boolean {
  const uses = (kinds: readonly string[], from: number, to: number): boolean =>
    steps.slice(from, to).some((step) => step.model === id && kinds.includes(step.kind));
  return uses(['fit'], 0, index) && uses(['fit', 'evaluate', 'predict', 'save'], index + 1, steps.length);
}
