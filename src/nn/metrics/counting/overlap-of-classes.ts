import * as l10n from '@vscode/l10n';
import { argMax, cast, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { argument, axesArgument, booleanArgument, numberArgument } from '../../argument.js';
import type { CountingMetric } from '../definition.js';
import { numberedName } from '../parameters.js';
import { intersectionOverUnion } from './intersection-over-union.js';

/** What tells metrics of overlapping classes apart. */
export interface OverlappingClasses {
  /** Whether the file names the classes that count; else all do. */
  readonly areSome: boolean;
  /** Whether targets are one-hot; else the file says whether they are numbers of classes. */
  readonly areOneHot: boolean;
}

/** Intersection over union of classes, given as numbers or, where `sparse_…` is False, as a score of each class. */
export function overlapOfClasses({ areSome, areOneHot }: OverlappingClasses): Omit<CountingMetric<'confusion'>, 'className' | 'aliases'> {
  return {
    parameters: [
      { name: 'num_classes' },
      ...(areSome ? [{ name: 'target_class_ids' }] : []),
      ...numberedName,
      { name: 'ignore_class', default: null },
      ...(areOneHot ? [] : [{ name: 'sparse_y_true', default: true }]),
      { name: 'sparse_y_pred', default: !areOneHot },
      { name: 'axis', default: -1 },
    ],
    whyNot: (config) => (argument(config, 'axis') === -1 ? undefined : l10n.t('It is measured along the last axis only.')),
    ...intersectionOverUnion({
      classes: (config) => numberArgument(config, 'num_classes'),
      ...(areSome && { about: targetClasses }),
      targets: ({ target }, config) => (areOneHot ? greatest(target) : classesOf(target, config, 'sparse_y_true')),
      predictions: ({ prediction }, config) => classesOf(prediction, config, 'sparse_y_pred'),
    }),
  };
}

/** The argument `target_class_ids`. */
export const targetClasses = (config: Config): readonly number[] => axesArgument(config, 'target_class_ids');

function classesOf(given: Tensor, config: Config, areNumbers: string): Tensor {
  return booleanArgument(config, areNumbers) ? given : greatest(given);
}

/** The classes of one-hot rows or of scores: the place of the greatest. */
const greatest = (scores: Tensor): Tensor => argMax(cast(scores, 'float32'), -1);
