import * as l10n from '@vscode/l10n';
import type { PlanStep, TrainingPlan } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import { training } from './training-example.js';

/** A compile that the next one makes void. */
export const compiledTwice: Rule = {
  id: 'GL614',
  name: 'compile-called-twice',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('A compile that has no effect'),
  explanation: () => [
    l10n.t('A model has one optimizer, loss and list of metrics: those of its last `compile`. One that is followed by another before the model is used does nothing, and whoever reads it may take its arguments for those that count.'),
  ],
  sources: ['Keras, keras/src/trainers/trainer.py (compile)'],
  bad: [{ title: 'Two optimizers, of which one counts', code: training({ before: 'model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")' }) }],
  good: [{ title: 'Training before and after', code: training({ before: 'model.fit(X, y)\nmodel.compile(loss="sparse_categorical_crossentropy", optimizer="adam")' }) }],
  check: ({ plan, compilations }) =>
    compilations.flatMap(({ step, index, outputs }): Finding[] => {
      if (usesUntil(plan, index, step.model) !== 'compile') return [];
      return [{
        rule: compiledTwice.id,
        severity: compiledTwice.severity,
        message: l10n.t('The model is compiled again before it is used, so this compile has no effect.'),
        advice: l10n.t('compile once'),
        range: step.call.callee,
        call: step.call.range,
        layers: outputs.flatMap(({ layer }) => layer?.id ?? []),
      }];
    }),
};

/** What is done with a model next, after the step of an index: other than weights being set or frozen. */
function usesUntil({ steps }: TrainingPlan, index: number, model: string): PlanStep['kind'] | null {
  const next = steps.slice(index + 1).find((step) => step.model === model);
  return next?.kind ?? null;
}
