import * as l10n from '@vscode/l10n';
import type { ConfigObject, FitStep } from '../../../spec/index.js';
import { rangeAtFault } from '../../gather.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import { callbacksOf } from '../../training/callbacks.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';
import { training } from './training-example.js';

const callbacks = (plateau: number, stop: number): string =>
  `callbacks=[keras.callbacks.ReduceLROnPlateau(patience=${plateau}), keras.callbacks.EarlyStopping(patience=${stop}, restore_best_weights=True)]`;

/** A rate that would be lowered after the run has been stopped. */
export const plateauAfterStop: Rule = {
  id: 'GL612',
  name: 'plateau-after-stop',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('Early stopping that comes before the rate is lowered'),
  explanation: () => [
    l10n.t('Both callbacks wait for the same number to get no better. With more patience than `EarlyStopping`, `ReduceLROnPlateau` is never reached: the run is stopped first. Give it less patience, about a third, so that a lower rate has a chance before the run ends.'),
  ],
  sources: ['Keras, keras/src/callbacks/reduce_lr_on_plateau.py, early_stopping.py'],
  bad: [{ title: 'Stopped first', code: training({ fit: `epochs=100, validation_split=0.1, ${callbacks(10, 5)}` }) }],
  good: [{ title: 'Lowered first', code: training({ fit: `epochs=100, validation_split=0.1, ${callbacks(3, 10)}` }) }],
  check: eachFit(findingsOf),
};

function findingsOf(fit: FitStep, compilation: Compilation): Finding[] {
  const stops = callbacksOf(fit, 'EarlyStopping');
  return callbacksOf(fit, 'ReduceLROnPlateau')
    .filter((plateau) => stops.some((stop) => comesFirst(stop, plateau)))
    .map(({ call, config }): Finding => ({
      rule: plateauAfterStop.id,
      severity: plateauAfterStop.severity,
      message: l10n.t('The run is stopped before ReduceLROnPlateau, with a patience of {0}, lowers the rate.', Number(config['patience'])),
      advice: l10n.t('give ReduceLROnPlateau less patience than EarlyStopping'),
      ...atCall(fit.call, compilation, 'callbacks'),
      ...(call !== undefined && { range: rangeAtFault(call, 'patience'), call: call.range }),
    }));
}

function comesFirst(stop: ConfigObject, plateau: ConfigObject): boolean {
  const [first, second] = [stop.config['patience'], plateau.config['patience']];
  return typeof first === 'number' && typeof second === 'number' && stop.config['monitor'] === plateau.config['monitor'] && first <= second;
}
