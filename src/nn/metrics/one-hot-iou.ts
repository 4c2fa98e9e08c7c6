import { booleanArgument } from '../argument.js';
import { classCount, greatest, intersectionOverUnion, targetClasses } from './counting/intersection-over-union.js';
import type { CountingMetric } from './definition.js';
import { numberedName } from './parameters.js';

/** Intersection over union of some classes, where targets are one-hot. */
export const oneHotIou: CountingMetric<'confusion'> = {
  className: 'OneHotIoU',
  aliases: ['one_hot_io_u'],
  parameters: [
    { name: 'num_classes' },
    { name: 'target_class_ids' },
    ...numberedName,
    { name: 'ignore_class', default: null },
    { name: 'sparse_y_pred', default: false },
    { name: 'axis', default: -1 },
  ],
  ...intersectionOverUnion({
    classes: classCount,
    about: targetClasses,
    targets: ({ target }) => greatest(target),
    predictions: ({ prediction }, config) => (booleanArgument(config, 'sparse_y_pred') ? prediction : greatest(prediction)),
  }),
};
