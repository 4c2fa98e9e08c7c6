import { greaterOrEqual } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import { intersectionOverUnion } from './counting/intersection-over-union.js';
import { targetClasses } from './counting/overlap-of-classes.js';
import type { CountingMetric } from './definition.js';
import { numberedName } from './parameters.js';

/** Intersection over union of what is there (1) and what is not (0), by a threshold. */
export const binaryIou: CountingMetric<'confusion'> = {
  className: 'BinaryIoU',
  aliases: ['binary_io_u'],
  parameters: [{ name: 'target_class_ids', default: [0, 1] }, { name: 'threshold', default: 0.5 }, ...numberedName],
  ...intersectionOverUnion({
    classes: () => 2,
    about: targetClasses,
    targets: ({ target }) => target,
    predictions: ({ prediction }, config) => greaterOrEqual(prediction, numberArgument(config, 'threshold')),
  }),
};
