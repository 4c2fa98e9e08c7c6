import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import * as l10n from '@vscode/l10n';
import { isSource, type ArrayExpression, type Shape, type SourceExpression } from '../../spec/index.js';
import { DataError } from '../errors.js';
import { generated } from '../synthetic/index.js';
import { arithmetic, cast, commonShape, filling } from './arithmetic.js';
import { literal, madeShape, noise, random, sequence } from './constants.js';
import { elementWise } from './element-wise.js';
import { concatenated, repeated } from './joining.js';
import { oneHot } from './one-hot.js';
import { padded } from './padded.js';
import { arraySource, masked, put, ranked, takenRows } from './rows.js';
import type { ArraySource } from './source.js';
import { splitRows } from './split.js';
import { statistic } from './statistic.js';
import type { Loaded } from './loading.js';
import { materialize, reshaped, sliced, transposed } from './views.js';

/** What computes the inputs of an operation. */
export interface Builder {
  readonly build: (input: ArrayExpression) => ArraySource;
  /** What was read for a source that comes out of files. */
  readonly loaded: (source: ArrayExpression) => Loaded;
}


/** How the array of an expression is computed, a step at a time. @throws DataError where it cannot be. */
export function sourceOf(expression: ArrayExpression, builder: Builder): ArraySource {
  const { build } = builder;
  const { dtype } = expression;
  const operand = (input: ArrayExpression | number): ArraySource | number => (typeof input === 'number' ? input : build(input));
  if (isSource(expression)) return leaf(expression, builder);
  switch (expression.operation) {
    case 'slice':
      return sliced(build(expression.input), expression.axis, expression.start, expression.stop, expression.step);
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
      return transposed(build(expression.input), expression.axes);
    case 'concatenate':
      return concatenated(expression.inputs.map(build), expression.axis, dtype);
    case 'repeat':
      return repeated(build(expression.input), expression.times, expression.whole);
    case 'oneHot':
      return oneHot(build(expression.input), expression.classes, dtype);
    case 'take': {
      const indices = build(expression.indices);
      return takenRows(build(expression.input), materialize(indices), indices.shape);
    }
    case 'mask':
      return masked(build(expression.input), build(expression.condition));
    case 'put':
      return put(build(expression.input), build(expression.condition), operand(expression.values));
    case 'replace': {
      const input = build(expression.input);
      return put(input, arithmetic('equal', input, expression.from, 'bool'), expression.to);
    }
    case 'choose': {
      const choices = [build(expression.condition), operand(expression.left), operand(expression.right)];
      const shape = commonShape('where', choices);
      const [condition = 0, left = 0, right = 0] = choices;
      const isLeft = filling(condition, shape);
      return put(cast(filling(right, shape), dtype), isLeft, masked(cast(filling(left, shape), dtype), filling(condition, shape)));
    }
    case 'rank':
      return ranked(build(expression.input));
    case 'split': {
      const input = build(expression.input);
      const classes = expression.stratify === null ? null : materialize(build(expression.stratify));
      return takenRows(input, splitRows(input.shape[0] ?? 0, expression, classes));
    }
    case 'padded': {
      const rows = builder.loaded(expression.input);
      if (!('starts' in rows)) throw new DataError(l10n.t('Only texts are filled up to one length here.'));
      return padded(rows, expression);
    }
    default:
      return arithmetic(expression.operation, operand(expression.left), operand(expression.right), dtype);
  }
}

function leaf(expression: SourceExpression, builder: Builder): ArraySource {
  switch (expression.operation) {
    case 'generated':
      return arraySource(generated(expression));
    case 'literal':
      return literal(expression, madeShape(expression.shape), expression.dtype);
    case 'sequence':
      return sequence(expression, madeShape(expression.shape), expression.dtype);
    case 'random':
      return random(expression, madeShape(expression.shape), expression.dtype);
    case 'noise':
      return noise(expression, madeShape(expression.shape), expression.dtype);
    default: {
      const rows = builder.loaded(expression);
      if ('starts' in rows) throw new DataError(l10n.t('Texts of different lengths must be brought to one length, with pad_sequences.'));
      return arraySource(rows);
    }
  }
}

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
