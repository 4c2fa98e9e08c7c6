import * as l10n from '@vscode/l10n';
import { isUnknown, type Shape } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import { refusalsOf, shapeInWords, type Refusal } from '../../network/shapes.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { pairsOf, type DataPair } from '../../training/labels.js';
import { atCall } from '../place.js';
import { isBuiltByData, isSame } from './data-shape.js';
import { bad, good } from './input-shape-mismatch.examples.js';

/** Data of another shape than the model's input. */
export const inputShapeMismatch: Rule = {
  id: 'GL304',
  name: 'input-shape-mismatch',
  severity: 'error',
  isFixable: false,
  title: () => l10n.t('Data of another shape than the model takes'),
  explanation: () => [
    l10n.t(
      'The first axis of the data is the samples; the others have to be those of the model\'s input. `Input(shape=(28, 28))` takes data of shape (60000, 28, 28). Keras stops with an error when training starts; this is said before.',
    ),
    l10n.t('Often a single axis is missing: recurrent layers want (samples, steps, features), convolutions (samples, height, width, channels), and one sample alone wants an axis in front. `np.expand_dims` or `reshape` adds it.'),
  ],
  sources: ['Keras, keras/src/models/functional.py (_adjust_input_rank, _standardize_inputs)', 'Keras, keras/src/layers/input_spec.py'],
  bad,
  good,
  check: (context) => [
    ...context.compilations.flatMap((compilation) => pairsOf(compilation).flatMap((pair) => ofData(compilation, pair) ?? [])),
    ...refusalsOf(context.plan.models).filter((refusal) => isBuiltByData(context, refusal)).map(ofRefusal),
  ],
};

function ofData(compilation: Compilation, { call, x, isValidation }: DataPair): Finding | null {
  const { model } = compilation;
  const [input, ...others] = model.inputs;
  // A model that is a class takes whatever its call() takes.
  if (model.className === 'Subclassed' || input === undefined || others.length > 0 || isUnknown(input.shape) || x === null) return null;
  if (isSame(x.shape, input.shape)) return null;
  // A last axis that is not known may be the one that Keras adds.
  if (x.shape.length === input.shape.length - 1 && input.shape.at(-1) === null) return null;
  const isAdjusted = canBeAdjusted(x.shape, input.shape);
  // Of plain features, every Keras adds the axis.
  if (isAdjusted && input.shape.length < 3) return null;
  return {
    rule: inputShapeMismatch.id,
    severity: isAdjusted ? 'information' : inputShapeMismatch.severity,
    message: isAdjusted
      ? l10n.t('The data has the shape {0}, and the model takes {1}. Keras 3 adapts the last axis by itself; Keras 2 stops with an error.', shapeInWords(x.shape), shapeInWords(input.shape))
      : l10n.t('The data has the shape {0}, and the model takes {1}.', shapeInWords(x.shape), shapeInWords(input.shape)),
    advice: l10n.t('bring the data into the shape {0}', shapeInWords(input.shape)),
    ...atCall(call, compilation, isValidation ? 'validation_data' : 'x'),
  };
}

/** Whether only a last axis of length 1 is missing or too many, which Keras 3 adds or drops by itself. */
function canBeAdjusted(data: Shape, model: Shape): boolean {
  if (data.length === model.length + 1 && data.at(-1) === 1) return isSame(data.slice(0, -1), model);
  return data.length === model.length - 1 && model.at(-1) === 1 && isSame(data, model.slice(0, -1));
}

function ofRefusal({ layer, reason }: Refusal): Finding {
  return {
    rule: inputShapeMismatch.id,
    severity: inputShapeMismatch.severity,
    message: l10n.t('The data does not suit the first layer: {0}', reason),
    advice: l10n.t('bring the data into a shape that {0} takes', layer.className),
    range: layer.source.callee,
    layers: [layer.id],
  };
}
