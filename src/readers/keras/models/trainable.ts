import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../../spec/index.js';
import { truthOf, type Context, type Value } from '../../python/index.js';
import { withParts, type Operation } from '../operations/operation.js';

/**
 * Runs `target.trainable = value`: a step of the plan for every model that holds what it changes. It is handed down to
 * everything inside (keras/src/layers/layer.py, `trainable`). What is in no model yet is made so.
 */
export function setTrainable(target: Operation, value: Value, context: Context): void {
  const truth = truthOf(value);
  const trainable = isUnknown(truth) ? unknown(l10n.t('Whether this is trainable is known only when the file runs.'), context.range) : truth;
  const changed = withParts(target);
  let isInModel = false;
  for (const model of target.session.models) {
    const inside = withParts(model);
    const layers = [...changed].filter((operation) => inside.has(operation)).map(({ id }) => id);
    if (layers.length === 0) continue;
    target.session.steps.push({ kind: 'setTrainable', range: context.statement, model: model.id, layers, trainable });
    isInModel = true;
  }
  for (const { trainability } of changed) {
    if (trainability === undefined) continue;
    context.interpreter.touch(trainability);
    if (isInModel || isUnknown(trainable)) trainability.set(trainable);
    else trainability.start(trainable);
  }
}
