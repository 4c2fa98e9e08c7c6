import { isUnknown, unknown } from '../../../spec/index.js';
import { truthOf, type Context, type Value } from '../../python/index.js';
import type { LayerValue } from '../operations/layer.js';
import * as l10n from '@vscode/l10n';

/** Runs `layer.trainable = value`: a step of the plan for every model that the layers are in. */
export function setTrainable(layers: readonly LayerValue[], value: Value, context: Context): void {
  const truth = truthOf(value);
  const trainable = isUnknown(truth) ? unknown(l10n.t('Whether this is trainable is known only when the file runs.'), context.range) : truth;
  const models = new Set(layers.flatMap((layer) => [...layer.models]));
  for (const model of models) {
    const inside = layers.filter((layer) => layer.models.has(model)).map(({ id }) => id);
    model.session.steps.push({ kind: 'setTrainable', range: context.statement, model: model.id, layers: inside, trainable });
  }
  for (const layer of layers) {
    context.interpreter.touch(layer);
    if (!isUnknown(trainable)) layer.changeTrainable(trainable);
  }
}
