import { booleanArgument } from '../argument.js';
import { classCount, greatest, intersectionOverUnion } from './counting/intersection-over-union.js';
import type { CountingMetric } from './definition.js';
import { numberedName } from './parameters.js';

/** The mean of the intersections over unions of all classes, where targets are one-hot. */
export const oneHotMeanIou: CountingMetric<'confusion'> = {
  className: 'OneHotMeanIoU',
  aliases: ['one_hot_mean_io_u'],
  parameters: [
    { name: 'num_classes' },
    ...numberedName,
    { name: 'ignore_class', default: null },
    { name: 'sparse_y_pred', default: false },
    { name: 'axis', default: -1 },
  ],
  ...intersectionOverUnion({
    classes: classCount,
    targets: ({ target }) => greatest(target),
    predictions: ({ prediction }, config) => (booleanArgument(config, 'sparse_y_pred') ? prediction : greatest(prediction)),
  }),
};
