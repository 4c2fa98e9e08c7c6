import { multiply, sumOfSquares } from '../../graph/index.js';
import type { RegularizerDefinition } from './definition.js';
import { factorArgument } from './factor.js';

/** l2 · Σw², without the half that some textbooks have: no weight becomes large (Krogh and Hertz, 1992). */
export const l2: RegularizerDefinition = {
  className: 'L2',
  aliases: ['l2'],
  parameters: [{ name: 'l2', default: 0.01, aliases: ['l'] }],
  penalty: (values, config) => multiply(sumOfSquares(values), factorArgument(config, 'l2', 0.01)),
};
