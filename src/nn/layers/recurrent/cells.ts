import * as l10n from '@vscode/l10n';
import {
  isConfigObject,
  isUnknown,
  unknown,
  type Config,
  type ConfigValue,
  type Maybe,
  type Shape,
  type WeightSpec,
} from '../../../spec/index.js';
import { configure } from '../../configure.js';
import { ShapeError } from '../../definition.js';
import type { RepeatedCell } from './definition.js';
import { gruCell } from './gru-cell.js';
import { lstmCell } from './lstm-cell.js';
import { simpleRnnCell } from './simple-rnn-cell.js';

/** A cell that a file makes. */
export interface Cell {
  readonly definition: RepeatedCell;
  readonly config: Config;
}

/** Cells one on the other: each works on what the one below puts out. */
export type CellStack = readonly Cell[];

/** Keras's cells but for stacks of them. */
export const plainCells: readonly RepeatedCell[] = [simpleRnnCell, lstmCell, gruCell];

/**
 * The cells that an argument holds: a cell, a list of cells, or a `StackedRNNCells`; an Unknown for cells of the file's
 * own.
 * @throws ShapeError where it holds anything else.
 */
export function cellsOf(className: string, value: ConfigValue): Maybe<CellStack> {
  if (isUnknown(value)) return value;
  if (Array.isArray(value)) return stackOf(className, value as readonly ConfigValue[]);
  if (!isConfigObject(value)) {
    throw new ShapeError(l10n.t('{0} needs a cell, such as LSTMCell(32), or a list of cells.', className));
  }
  if (value.className === 'StackedRNNCells') return cellsOf('StackedRNNCells', value.config['cells'] ?? []);
  const definition = plainCells.find((cell) => cell.className === value.className);
  if (definition === undefined) {
    const reason = l10n.t('The cell {0} is not known here, so neither are its shape and its weights.', value.className);
    return unknown(reason, value.range);
  }
  return [{ definition, config: configure(definition, value.config).config }];
}

function stackOf(className: string, values: readonly ConfigValue[]): Maybe<CellStack> {
  const stack: Cell[] = [];
  for (const value of values) {
    const cells = cellsOf(className, value);
    if (isUnknown(cells)) return cells;
    stack.push(...cells);
  }
  if (stack.length === 0) throw new ShapeError(l10n.t('{0} needs at least one cell.', className));
  return stack;
}

/** The lengths of the vectors that each cell keeps from step to step; the first of a cell is also its output. */
export function stackStates(stack: CellStack): Maybe<readonly (readonly number[])[]> {
  const sizes: (readonly number[])[] = [];
  for (const { definition, config } of stack) {
    const states = definition.stateSizes(config);
    if (isUnknown(states)) return states;
    sizes.push(states);
  }
  return sizes;
}

/**
 * The weights of all cells; names have the number of the cell in front where there are several.
 * @param input The shape of one step, (batch, features).
 */
export function stackWeights(stack: CellStack, input: Shape): Maybe<readonly WeightSpec[]> {
  const weights: WeightSpec[] = [];
  let step = input;
  for (const [index, { definition, config }] of stack.entries()) {
    const own = definition.weights(config, [step]);
    if (isUnknown(own)) return own;
    const prefix = stack.length === 1 ? '' : `${String(index)}/`;
    weights.push(...own.map((weight) => ({ ...weight, name: prefix + weight.name })));
    const output = definition.outputShape(config, [step]);
    if (isUnknown(output)) return output;
    step = output;
  }
  return weights;
}
