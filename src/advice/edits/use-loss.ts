import type { CompileStep } from '../../spec/index.js';
import type { TextEdit } from '../finding.js';
import { pythonString, sliceOf } from './python-string.js';
import { writtenArguments } from './set-argument.js';

/** A loss by its class and by its name as a string or function. */
export interface LossName {
  readonly className: string;
  readonly alias: string;
}

export const binaryCrossentropy: LossName = { className: 'BinaryCrossentropy', alias: 'binary_crossentropy' };
export const categoricalCrossentropy: LossName = { className: 'CategoricalCrossentropy', alias: 'categorical_crossentropy' };
export const sparseCategoricalCrossentropy: LossName = { className: 'SparseCategoricalCrossentropy', alias: 'sparse_categorical_crossentropy' };

/** `keras.losses.MeanSquaredError(` up to its bracket, or `keras.losses.mean_squared_error`. */
const attribute = /^((?:\w+\.)+)(\w+)(?=\(|$)/;

/**
 * The edits that have a model compiled with another loss, in the way the file names it: a string, a class or a function of
 * a module. Null where it is named otherwise, or made elsewhere.
 */
export function useLoss(text: string, { call }: CompileStep, wanted: LossName): TextEdit[] | null {
  const value = writtenArguments(call).find(({ name }) => name === 'loss')?.value;
  if (value === undefined) return null;
  const written = sliceOf(text, value);
  if (/^(["'])\w+\1$/.test(written)) return [{ range: value, newText: pythonString(text, call, wanted.alias) }];
  const [, module = '', name = ''] = attribute.exec(written) ?? [];
  if (name === '') return null;
  const start = value.start + module.length;
  const isClass = /^[A-Z]/.test(name);
  return [{ range: { ...value, start, end: start + name.length }, newText: isClass ? wanted.className : wanted.alias }];
}
