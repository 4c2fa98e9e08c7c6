import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import * as l10n from '@vscode/l10n';
import { isSource, type ArrayExpression, type Shape, type SourceExpression } from '../../spec/index.js';
import { DataError } from '../errors.js';
import { generated } from '../synthetic/index.js';
import type { DataMemory } from '../memory.js';
import { arithmetic, cast, commonShape } from './arithmetic.js';
import { chosen, type Choice } from './chosen.js';
import { literal, madeShape, noise, random, sequence } from './constants.js';
import { elementWise, replaced } from './element-wise.js';
import { indicators } from './indicators.js';
import { concatenated, repeated } from './joining.js';
import { assigned } from './assigned.js';
import { foldOf } from './fold.js';
import { marked, placesOf } from './marked.js';
import { oneHot } from './one-hot.js';
import { padded } from './padded.js';
import { whole } from './memory-of.js';
import { quantile } from './quantile.js';
import { quantileShare } from './quantile-share.js';
import { arraySource, masked, put, putNumber, ranked, takenRows, windows } from './rows.js';
import { memorySource, type ArraySource } from './source.js';
import { splitOf } from './split.js';
import { statistic } from './statistic.js';
import type { Loaded } from './loading.js';
import { textRows } from './text-rows.js';
import { rowsOf } from './texts.js';
import { tokenMatrix } from './tokenized.js';
import { vectorized } from './vectorized.js';
import { reshaped, sliced, transposed } from './views.js';

/** What computes the inputs of an operation. */
export interface Builder {
  readonly build: (input: ArrayExpression) => ArraySource;
  /** What was read for a source that comes out of files. */
  readonly loaded: (source: ArrayExpression) => Loaded;
  /** What arrays that are needed as a whole may take. */
  readonly memory: DataMemory;
}

/** How the array of an expression is computed, a step at a time. @throws DataError where it cannot be. */
export function sourceOf(expression: ArrayExpression, builder: Builder): ArraySource {
  const { build, memory } = builder;
  const { dtype } = expression;
  const operand = (input: ArrayExpression | number): ArraySource | number => (typeof input === 'number' ? input : build(input));
  if (isSource(expression)) return leaf(expression, builder);
  switch (expression.operation) {
    case 'slice':
      return sliced(build(expression.input), expression, memory);
    case 'elementWise':
      return elementWise(expression.function, build(expression.input), dtype);
    case 'mean':
    case 'std':
    case 'variance':
    case 'sum':
    case 'least':
    case 'greatest':
      return statistic(expression.operation, build(expression.input), expression.axes, expression.keepDimensions);
    case 'cast':
      return cast(build(expression.input), dtype);
    case 'reshape': {
      const input = build(expression.input);
      return reshaped(input, completeShape(expression.shape, input.shape));
    }
    case 'transpose':
      return transposed(build(expression.input), expression.axes, memory);
    case 'concatenate':
      return concatenated(expression.inputs.map(build), expression.axis, dtype);
    case 'repeat':
      return repeated(build(expression.input), expression.times, expression.whole);
    case 'oneHot':
      return oneHot(build(expression.input), expression.classes, dtype, memory);
    case 'take': {
      const indices = build(expression.indices);
      return takenRows(build(expression.input), whole(indices, 'array[indices]', memory), indices.shape);
    }
    case 'windows':
      return windows(build(expression.input), expression);
    case 'mask':
      return masked(build(expression.input), build(expression.condition));
    case 'put':
      return typeof expression.values === 'number'
        ? putNumber(build(expression.input), build(expression.condition), expression.values, memory)
        : put(build(expression.input), build(expression.condition), build(expression.values), memory);
    case 'assign':
      return assigned(build(expression.input), expression.parts, operand(expression.values), memory);
    case 'mark':
      return marked(build(expression.input), placesOf(expression.columns, builder), expression.value);
    case 'replace':
      return replaced(build(expression.input), expression.from, expression.to);
    case 'choose': {
      const choice: Choice = [build(expression.condition), operand(expression.left), operand(expression.right)];
      return chosen(choice, commonShape('where', choice), dtype, memory);
    }
    case 'rank':
      return ranked(build(expression.input), expression.among === undefined ? null : build(expression.among), memory);
    case 'indicators':
      return indicators(build(expression.input), build(expression.among ?? expression.input), expression, dtype, memory);
    case 'quantile':
      return quantile(build(expression.input), expression, memory);
    case 'quantileShare':
      return quantileShare(build(expression.input), build(expression.among), expression, memory);
    case 'split': {
      const input = build(expression.input);
      return takenRows(input, splitOf(expression, input.shape[0] ?? 0, builder));
    }
    case 'fold': {
      const numbers = foldOf(expression, rowsOf(expression.input, builder), builder);
      return memorySource(Float64Array.from(numbers), [numbers.length], 'int64');
    }
    case 'vectorized':
      return vectorized(expression, builder);
    case 'tokenMatrix':
      return tokenMatrix(expression, builder);
    case 'tokenized':
      throw new DataError(differentLengths());
    case 'padded':
      return padded(textRows(expression.input, builder), expression);
    default:
      return arithmetic(expression.operation, operand(expression.left), operand(expression.right), dtype, memory);
  }
}

function leaf(expression: SourceExpression, builder: Builder): ArraySource {
  switch (expression.operation) {
    case 'generated':
      return arraySource(generated(expression));
    case 'literal':
      return literal(expression, madeShape(expression.shape), expression.dtype);
    case 'texts':
      throw new DataError(stillTexts());
    case 'sequence':
      return sequence(expression, madeShape(expression.shape), expression.dtype);
    case 'random':
      return random(expression, madeShape(expression.shape), expression.dtype);
    case 'noise':
      return noise(expression, madeShape(expression.shape), expression.dtype);
    default: {
      const rows = builder.loaded(expression);
      if ('starts' in rows) throw new DataError(differentLengths());
      if ('texts' in rows) throw new DataError(stillTexts());
      return 'source' in rows ? rows.source() : arraySource(rows);
    }
  }
}

const stillTexts = (): string => l10n.t('Texts must be turned into numbers first, with TextVectorization or a Tokenizer.');
const differentLengths = (): string => l10n.t('Texts of different lengths must be brought to one length, with pad_sequences.');

/** Fills in the one size of a reshape that is left open. */
function completeShape(wanted: Shape, from: readonly number[]): number[] {
  const count = elementCount(from);
  const known = elementCount(wanted.filter((size) => size !== null && size >= 0) as number[]);
  const open = wanted.filter((size) => size === null || size < 0).length;
  const shape = wanted.map((size) => (size === null || size < 0 ? count / known : size));
  if (open > 1 || elementCount(shape) !== count || !shape.every(Number.isInteger)) {
    throw new DataError(l10n.t('{0} elements of shape {1} do not fill the shape {2}.', count, formatShape(from), formatShape(wanted)));
  }
  return shape;
}
