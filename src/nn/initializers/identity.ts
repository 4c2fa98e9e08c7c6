import * as l10n from '@vscode/l10n';
import { ArgumentError, numberArgument } from '../argument.js';
import type { InitializerDefinition } from './definition.js';

/** The identity matrix times `gain`: the layer passes on what comes in (Le et al., 2015). */
export const identity: InitializerDefinition = {
  className: 'Identity',
  aliases: ['identity', 'IdentityInitializer'],
  parameters: [{ name: 'gain', default: 1 }],
  scheme: 'orthogonal',
  standardDeviation(config, shape) {
    const [rows, columns] = matrixSize(shape);
    const share = Math.min(rows, columns) / (rows * columns);
    return Math.abs(numberArgument(config, 'gain')) * Math.sqrt(share * (1 - share));
  },
  sample(config, shape) {
    const gain = numberArgument(config, 'gain');
    const [rows, columns] = matrixSize(shape);
    return Float32Array.from({ length: rows * columns }, (_, index) =>
      Math.floor(index / columns) === index % columns ? gain : 0,
    );
  },
};

function matrixSize(shape: readonly number[]): readonly [rows: number, columns: number] {
  const [rows, columns] = shape;
  if (rows === undefined || columns === undefined || shape.length > 2) {
    throw new ArgumentError('shape', l10n.t('Identity makes weights of two axes only; this one has {0}.', shape.length));
  }
  return [rows, columns];
}
