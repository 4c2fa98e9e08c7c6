import * as l10n from '@vscode/l10n';
import { add, reshape, type Tensor } from '../../../graph/index.js';
import { unknown, type Maybe, type Shape } from '../../../spec/index.js';
import { ShapeError } from '../../definition.js';
import { formatShape } from '../../shape.js';

/** What an attention works on; the keys are the values where a call gives none. */
export interface AttentionInputs {
  readonly query: Shape;
  readonly value: Shape;
  readonly key: Shape;
}

/** @throws ShapeError where there are fewer than two inputs or more than three. */
export function attentionInputs(className: string, inputs: readonly Shape[]): AttentionInputs {
  const [query, value, key] = inputs;
  if (query === undefined || value === undefined || inputs.length > 3) {
    throw new ShapeError(
      l10n.t('{0} takes a query, a value and, if you like, a key; it is given {1} inputs.', className, inputs.length),
    );
  }
  return { query, value, key: key ?? value };
}

/** The tensors that an attention works on; the keys are the values where a call gives none. */
export function attentionTensors(className: string, inputs: readonly Tensor[]): Record<keyof AttentionInputs, Tensor> {
  attentionInputs(className, inputs.map(({ shape }) => shape));
  const [query, value, key = value] = inputs;
  if (query !== undefined && value !== undefined && key !== undefined) return { query, value, key };
  throw new Error(`${className} has no query and value.`);
}

/** Each query plus each key: (batch, queries, keys, features). */
export function sumsOfPairs(query: Tensor, key: Tensor): Tensor {
  const [batch = 1, queries = 1, features = 1] = query.shape;
  return add(reshape(query, [batch, queries, 1, features]), reshape(key, [batch, 1, ...key.shape.slice(1)]));
}

/** @throws ShapeError where there is not one key for each value. */
export function requireKeyForEachValue(className: string, { value, key }: AttentionInputs): void {
  const [values, keys] = [value.slice(1, -1), key.slice(1, -1)];
  if (values.length === keys.length && values.every((length, axis) => length === keys[axis])) return;
  throw new ShapeError(
    l10n.t(
      '{0} needs a key for each value; the shapes are {1} and {2}.',
      className,
      formatShape(key),
      formatShape(value),
    ),
  );
}

/** The length of the last axis. */
export function featuresOf(className: string, shape: Shape): Maybe<number> {
  return shape.at(-1) ?? unknown(l10n.t('The size of the last axis of an input of {0} is not known.', className));
}
