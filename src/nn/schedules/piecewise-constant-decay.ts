import * as l10n from '@vscode/l10n';
import { ArgumentError, axesArgument } from '../argument.js';
import type { ScheduleDefinition } from './definition.js';

/** One value up to each boundary, that step included, and the last one after all of them. */
export const piecewiseConstantDecay: ScheduleDefinition = {
  className: 'PiecewiseConstantDecay',
  aliases: [],
  parameters: [{ name: 'boundaries' }, { name: 'values' }, { name: 'name', default: 'PiecewiseConstant' }],
  at(config, step) {
    const boundaries = axesArgument(config, 'boundaries');
    const values = axesArgument(config, 'values');
    const value = values[boundaries.filter((boundary) => step > boundary).length];
    if (value !== undefined && values.length === boundaries.length + 1) return value;
    throw new ArgumentError('values', l10n.t('PiecewiseConstantDecay needs one value more than it has boundaries.'));
  },
};
