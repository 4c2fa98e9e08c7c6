import * as l10n from '@vscode/l10n';
import { DataError, type SampleArray } from '../../data/index.js';
import { losses } from '../../nn/index.js';
import { isUnknown } from '../../spec/index.js';
import type { Fit } from './fit.js';
import type { FitSamples } from './samples.js';

/**
 * Looks whether labels that are numbers of classes are those of classes that the model has. On a processor, TensorFlow ends
 * a run at such a label ("Received a label value of 10 which is outside the valid range of [0, 10)"); to train on would teach
 * nothing of these samples, and nobody would see it. What is read piece by piece from files is not looked at.
 * @throws DataError that names the sample, its label and the labels that there may be.
 */
export function requireLabelsOfClasses({ model, compile: { loss, losses: several } }: Pick<Fit, 'model' | 'compile'>, { train, validation }: FitSamples): void {
  const [output, ...others] = model.outputs;
  if (output === undefined || others.length > 0 || several !== undefined || loss === null || isUnknown(loss)) return;
  if ((losses.find(loss.className) ?? loss).className !== 'SparseCategoricalCrossentropy') return;
  const shape = model.layers.find(({ id }) => id === output.layer)?.calls[output.call]?.outputShape;
  const classes = shape === undefined || isUnknown(shape) ? null : (shape.at(-1) ?? null);
  if (classes === null) return;
  requireInRange(train.y[0], classes, 'y');
  requireInRange(validation?.y[0], classes, 'validation_data');
}

function requireInRange(labels: SampleArray | undefined, classes: number, name: string): void {
  if (labels === undefined || 'gather' in labels) return;
  const { values, shape: [count = 1] } = labels;
  for (let index = 0; index < values.length; index += 1) {
    const label = Number(values[index]);
    if (label >= 0 && label < classes) continue;
    const sample = Math.floor((index * count) / values.length);
    throw new DataError(
      l10n.t('Sample {0} of {1} has the label {2}, but the model has {3} classes, whose labels are 0 to {4}. Count labels from 0, or give the last layer as many units as there are classes.', sample, name, label, classes, classes - 1),
    );
  }
}
