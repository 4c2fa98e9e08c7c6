import { booleanArgument } from '../argument.js';
import { classCount, greatest, intersectionOverUnion } from './counting/intersection-over-union.js';
import type { CountingMetric } from './definition.js';
import { numberedName } from './parameters.js';

/** The mean of the intersections over unions of all classes. */
export const meanIou: CountingMetric<'confusion'> = {
  className: 'MeanIoU',
  aliases: ['mean_io_u'],
  parameters: [
    { name: 'num_classes' },
    ...numberedName,
    { name: 'ignore_class', default: null },
    { name: 'sparse_y_true', default: true },
    { name: 'sparse_y_pred', default: true },
    { name: 'axis', default: -1 },
  ],
  ...intersectionOverUnion({
    classes: classCount,
    targets: ({ target }, config) => (booleanArgument(config, 'sparse_y_true') ? target : greatest(target)),
    predictions: ({ prediction }, config) => (booleanArgument(config, 'sparse_y_pred') ? prediction : greatest(prediction)),
  }),
};
