import * as l10n from '@vscode/l10n';
import type { ConfigObject, FitStep } from '../../../spec/index.js';
import { writtenArguments } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import { callbacksOf } from '../../training/callbacks.js';
import type { Compilation } from '../../training/compilation.js';
import { loggedNames } from '../../training/monitored.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';
import { training } from './training-example.js';

/** A callback that waits for what is never computed. */
export const monitorNotComputed: Rule = {
  id: 'GL610',
  name: 'monitor-not-computed',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('A callback that watches what is not computed'),
  explanation: () => [
    l10n.t('`EarlyStopping`, `ReduceLROnPlateau` and `ModelCheckpoint(save_best_only=True)` watch one number that `fit` logs, `val_loss` by default. Without validation data there is no `val_loss`; without `metrics=["accuracy"]` there is no `val_accuracy`. Keras only warns, and the callback never does anything.'),
    l10n.t('Give `fit` validation data, give `compile` the metric, or watch another number. Metrics are logged under the names they are given: "mae" as `mae`.'),
  ],
  sources: ['Keras, keras/src/callbacks/early_stopping.py (get_monitor_value)', 'Keras, keras/src/trainers/trainer.py (fit)'],
  bad: [
    { title: 'Early stopping without validation', code: training({ fit: 'epochs=30, callbacks=[keras.callbacks.EarlyStopping(patience=3)]' }) },
    { title: 'A metric that is not compiled', code: training({ metrics: '[]', fit: 'epochs=30, validation_split=0.1, callbacks=[keras.callbacks.EarlyStopping(monitor="val_accuracy", patience=3)]' }) },
  ],
  good: [{ title: 'What is watched is computed', code: training({ fit: 'epochs=30, validation_split=0.1, callbacks=[keras.callbacks.EarlyStopping(monitor="val_accuracy", patience=3)]' }) }],
  check: eachFit(findingsOf),
};

function findingsOf(fit: FitStep, compilation: Compilation): Finding[] {
  const logged = loggedNames(compilation, fit);
  if (logged === null) return [];
  const watching = [...callbacksOf(fit, 'EarlyStopping'), ...callbacksOf(fit, 'ReduceLROnPlateau'), ...callbacksOf(fit, 'ModelCheckpoint').filter(({ config }) => config['save_best_only'] === true)];
  return watching.flatMap((callback) => findingOf(compilation, fit, callback, logged) ?? []);
}

function findingOf(compilation: Compilation, fit: FitStep, { className, config, call }: ConfigObject, logged: ReadonlySet<string>): Finding | null {
  const { monitor } = config;
  if (typeof monitor !== 'string' || logged.has(monitor)) return null;
  const written = call && writtenArguments(call).find(({ name }) => name === 'monitor');
  const needsValidation = monitor.startsWith('val_') && !logged.has('val_loss');
  return {
    rule: monitorNotComputed.id,
    severity: monitorNotComputed.severity,
    message: needsValidation
      ? l10n.t('{0} watches "{1}", which is not computed without validation data, so it never does anything.', className, monitor)
      : l10n.t('{0} watches "{1}", which is not among the metrics of compile(), so it never does anything.', className, monitor),
    advice: needsValidation ? l10n.t('give fit() validation data') : l10n.t('watch a number that is computed'),
    ...atCall(fit.call, compilation, 'callbacks'),
    range: written?.range ?? call?.callee ?? fit.call.callee,
  };
}
