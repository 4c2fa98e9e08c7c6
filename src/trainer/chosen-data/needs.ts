import * as l10n from '@vscode/l10n';
import { NotTrainableError } from '../../nn/index.js';
import { isUnknown, type CompileStep, type ModelSpec } from '../../spec/index.js';
import { targetsOf, probeLoss, type TargetKind } from '../probe/loss.js';

/** What a model of one input and one output takes. */
export interface ModelNeeds {
  /** The shape of one sample; null for a length that is free. */
  readonly sample: readonly (number | null)[];
  readonly target: TargetKind;
  /** The last length of the output: how many classes there may be. */
  readonly outputs: number;
}

/**
 * What data a model can be trained on.
 * @throws NotTrainableError where it has several inputs or outputs, or their shapes are not known.
 */
export function needsOf(model: ModelSpec, compile: CompileStep | null): ModelNeeds {
  const [input, ...otherInputs] = model.inputs;
  const [output, ...otherOutputs] = model.outputs;
  if (input === undefined || output === undefined || otherInputs.length > 0 || otherOutputs.length > 0) {
    throw new NotTrainableError(l10n.t('Data can be chosen for models of one input and one output; {0} has {1} and {2}.', model.name, model.inputs.length, model.outputs.length));
  }
  const outputShape = model.layers.find(({ id }) => id === output.layer)?.calls[output.call]?.outputShape;
  if (isUnknown(input.shape)) throw new NotTrainableError(l10n.t('The shape of what {0} takes is not known: {1}', model.name, input.shape.reason));
  if (outputShape === undefined || isUnknown(outputShape)) throw new NotTrainableError(l10n.t('The shape of what {0} gives is not known.', model.name));
  const [first] = targetsOf(model, probeLoss(model, compile), [outputShape.map((length) => length ?? 1)]);
  return { sample: input.shape.slice(1), target: first?.kind ?? 'normal', outputs: outputShape.at(-1) ?? 1 };
}
