import * as l10n from '@vscode/l10n';
import { elementCount, reshape as arrange } from '../../../graph/index.js';
import { isUnknown, type Config, type ConfigValue, type Maybe, type Shape } from '../../../spec/index.js';
import { argument, dimensionsArgument, shapeArgument } from '../../argument.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { onlyInput } from '../shapes.js';

/** The same numbers of each sample in another shape, in row-major order; a length of -1 is worked out. */
export const reshape: LayerDefinition = {
  className: 'Reshape',
  aliases: [],
  parameters: [{ name: 'target_shape' }],
  outputShape,
  weights: () => [],
  forward(_context, config, inputs) {
    const x = onlyInput('Reshape', inputs);
    const [batch = 1] = x.shape;
    const target = dimensionsArgument(config, 'target_shape').map((length) => length ?? -1);
    return arrange(x, [batch, ...target]);
  },
};

/** keras/src/ops/operation_utils.py, `compute_reshape_output_shape`. */
function outputShape(config: Config, inputs: readonly Shape[]): Maybe<Shape> {
  const [batch = null, ...sample] = onlyInput('Reshape', inputs);
  const given = argument(config, 'target_shape');
  if (isUnknown(given)) return given;
  const isOpen = Array.isArray(given) && (given as readonly ConfigValue[]).some(isUnknown);
  // With a length that is not known, none can be worked out.
  if (isOpen) return [batch, ...shapeArgument(config, 'target_shape').map((length) => (length === -1 ? null : length))];
  const target = dimensionsArgument(config, 'target_shape').map((length) => length ?? -1);
  const free = target.filter((length) => length === -1).length;
  if (free > 1) throw new ShapeError(l10n.t('The "target_shape" of Reshape can have one -1 only.'));
  const lengths = sample.filter((length) => length !== null);
  if (lengths.length < sample.length) return [batch, ...target.map((length) => (length === -1 ? null : length))];
  const total = elementCount(lengths);
  const known = elementCount(target.filter((length) => length !== -1));
  if (free === 0 ? total !== known : total % known !== 0) {
    throw new ShapeError(
      l10n.t(
        'Reshape cannot make {0} of samples of shape {1}: they have {2} elements.',
        formatShape(target),
        formatShape(sample),
        total,
      ),
    );
  }
  return [batch, ...target.map((length) => (length === -1 ? total / known : length))];
}
