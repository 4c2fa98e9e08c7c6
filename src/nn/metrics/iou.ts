import { booleanArgument } from '../argument.js';
import { classCount, greatest, intersectionOverUnion, targetClasses } from './counting/intersection-over-union.js';
import type { CountingMetric } from './definition.js';
import { numberedName } from './parameters.js';

/** Intersection over union of some classes, given as numbers or, where `sparse_…` is False, as scores of each class. */
export const iou: CountingMetric<'confusion'> = {
  className: 'IoU',
  aliases: ['io_u'],
  parameters: [
    { name: 'num_classes' },
    { name: 'target_class_ids' },
    ...numberedName,
    { name: 'ignore_class', default: null },
    { name: 'sparse_y_true', default: true },
    { name: 'sparse_y_pred', default: true },
    { name: 'axis', default: -1 },
  ],
  ...intersectionOverUnion({
    classes: classCount,
    about: targetClasses,
    targets: ({ target }, config) => (booleanArgument(config, 'sparse_y_true') ? target : greatest(target)),
    predictions: ({ prediction }, config) => (booleanArgument(config, 'sparse_y_pred') ? prediction : greatest(prediction)),
  }),
};
