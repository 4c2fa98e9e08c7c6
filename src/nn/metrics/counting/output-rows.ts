import * as l10n from '@vscode/l10n';
import { cast, sameShape, type Tensor } from '../../../graph/index.js';
import { TargetError, type Comparison } from '../../losses/index.js';
import { formatShape } from '../../shape.js';

/**
 * Targets and predictions of shape (batch, units), which metrics that look at each unit insist on, as Keras's do.
 * @throws TargetError where they have another one.
 */
export function outputRows({ target, prediction }: Comparison): { readonly targets: Tensor; readonly scores: Tensor } {
  if (prediction.shape.length === 2 && sameShape(target.shape, prediction.shape)) return { targets: cast(target, 'float32'), scores: prediction };
  throw new TargetError(
    l10n.t(
      'It takes targets and outputs that are rows of one length; a target has the shape {0}, and an output {1}. Single numbers become rows with y.reshape(-1, 1), class numbers with to_categorical().',
      formatShape(target.shape.slice(1)),
      formatShape(prediction.shape.slice(1)),
    ),
  );
}
