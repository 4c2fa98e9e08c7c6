import * as l10n from '@vscode/l10n';
import type { FitStep, TrainingPlan } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import { rangeAtFault } from '../../gather.js';
import type { Rule, RuleContext, RuleExample } from '../../rule.js';

const file = (compiling: string): string => `
import numpy as np
from tensorflow import keras

X, y = np.random.rand(1000, 8), np.random.rand(1000)
model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(30, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(1),
])
${compiling}model.fit(X, y, epochs=3)
`;

const bad: readonly RuleExample[] = [{ title: 'Trained as it was made', code: file('') }];
const good: readonly RuleExample[] = [
  { title: 'Compiled first', code: file('model.compile(loss="mse", optimizer="adam")\n') },
  { title: 'Compiled by a function that is not known', code: file('prepare(model)\n').replace('import numpy', 'from mine import prepare\nimport numpy') },
];

/** Training of a model that has neither a loss nor an optimizer. */
export const fitWithoutCompile: Rule = {
  id: 'GL615',
  name: 'fit-without-compile',
  severity: 'error',
  isFixable: false,
  title: () => l10n.t('Training without compile'),
  explanation: () => [
    l10n.t('`compile` gives a model what training needs: the loss that is made smaller, the optimizer that does it, and the metrics. Without it `fit` stops at once ("You must call `compile()` before calling `fit()`").'),
    l10n.t('This speaks only where nothing in the file, and nothing that the model is given to, may compile it.'),
  ],
  sources: ['Keras, keras/src/trainers/trainer.py (_assert_compile_called)'],
  bad,
  good,
  check: ({ plan, textOf }) => firstFits(plan).filter((fit) => isNeverCompiled(fit, plan, textOf)).map((fit) => findingOf(fit, plan)),
};

function firstFits({ steps }: TrainingPlan): FitStep[] {
  const seen = new Set<string>();
  return steps.filter((step): step is FitStep => {
    if (step.kind !== 'fit' || seen.has(step.model)) return false;
    seen.add(step.model);
    return true;
  });
}

/** Names by which a model may be compiled without a word of it: loading, wrappers, searches, other files that run first. */
const otherWays = /compile|load_model|from_config|clone_model|KerasClassifier|KerasRegressor|Tuner|%run|exec\(|self\.\w+\.fit\(/;

/** Whether a model of the file is trained and certainly compiled nowhere. */
function isNeverCompiled({ model, call, ownTraining }: FitStep, plan: TrainingPlan, textOf: RuleContext['textOf']): boolean {
  const { className, layers = [] } = plan.models.find(({ id }) => id === model) ?? {};
  if (className === undefined || className === 'Subclassed' || layers.some(({ source }) => source.range.source !== call.range.source)) return false;
  const text = textOf(call.range);
  return ownTraining === undefined && text !== '' && !otherWays.test(text) && !isHandedOn(text);
}

/** Whether what is trained may be given to a function, as `prepare(model)` does. */
function isHandedOn(text: string): boolean {
  const trained = /([A-Za-z_]\w*)\s*\.\s*fit\s*\(/g;
  return [...text.matchAll(trained)].some(([, name = '']) => new RegExp(String.raw`[(,=[]\s*${name}\s*[,)\]]`).test(text));
}

function findingOf({ call, model }: FitStep, plan: TrainingPlan): Finding {
  const outputs = plan.models.find(({ id }) => id === model)?.outputs ?? [];
  return {
    rule: fitWithoutCompile.id,
    severity: fitWithoutCompile.severity,
    message: l10n.t('The model is never compiled, so it has no loss and no optimizer, and fit() stops at once.'),
    advice: l10n.t('compile the model before fit()'),
    range: rangeAtFault(call),
    call: call.range,
    layers: outputs.map(({ layer }) => layer),
  };
}
