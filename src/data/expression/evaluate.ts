import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { ArrayExpression, Shape } from '../../spec/index.js';
import type { DataArray } from '../array.js';
import type { DatasetPart } from '../catalogue/index.js';
import { elementStorage, type Numbers } from '../element.js';
import { DataError } from '../errors.js';
import { arithmetic, cast } from './arithmetic.js';
import { describeArray } from './describe.js';
import { oneHot } from './one-hot.js';
import { forEachBlock, memorySource, type ArraySource } from './source.js';
import { statistic } from './statistic.js';
import { allocate, reshaped, sliced } from './views.js';

/** Where the arrays of named data sets come from. */
export interface DatasetSource {
  load(dataset: string, part: DatasetPart): Promise<DataArray>;
}

/** Expressions are trees, so one that uses itself twice a line doubles with each line; real ones have a dozen nodes. */
const maximumNodes = 2000;

/**
 * Computes array expressions. Nothing is computed before it is asked for; the same expression, whatever lines it comes
 * from, is loaded and computed once; slices of whole rows of a data set are views, not copies.
 */
export class ArrayEvaluator {
  private readonly results = new Map<string, Promise<DataArray>>();
  private readonly statistics = new Map<string, ArraySource>();

  constructor(private readonly datasets: DatasetSource) {}

  /**
   * The array that an expression stands for: float32 for real numbers, as Keras makes them; bytes stay bytes, other
   * integers become int32.
   * @throws DataError naming the expression, when it cannot be computed or its shape is not the one that was read.
   * @throws DataNotFoundError when a data set is nowhere.
   */
  evaluate(expression: ArrayExpression): Promise<DataArray> {
    const nodes = datasetNodes(expression);
    const key = keyOf(expression);
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const result = this.compute(expression, nodes);
    this.results.set(key, result);
    return result;
  }

  private async compute(expression: ArrayExpression, nodes: readonly DatasetNode[]): Promise<DataArray> {
    const loaded = new Map<string, DataArray>();
    await Promise.all(
      nodes.map(async ({ dataset, split, part }) => {
        const name = `${split}/${part}` as const;
        loaded.set(`${dataset}/${name}`, await this.datasets.load(dataset, name));
      }),
    );
    try {
      const source = this.source(expression, loaded);
      requireShape(source.shape, expression.shape);
      return finish(source);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      const message = l10n.t('{0} with shape {1} cannot be computed: {2}', describeArray(expression), formatShape(expression.shape), error.message);
      throw new DataError(message, error.where, { cause: error });
    }
  }

  private source(expression: ArrayExpression, loaded: ReadonlyMap<string, DataArray>): ArraySource {
    const build = (input: ArrayExpression): ArraySource => this.source(input, loaded);
    const operand = (input: ArrayExpression | number): ArraySource | number => (typeof input === 'number' ? input : build(input));
    switch (expression.operation) {
      case 'dataset': {
        const array = loaded.get(`${expression.dataset}/${expression.split}/${expression.part}`);
        if (array === undefined) throw new Error(`${expression.dataset} was not loaded`);
        return memorySource(array.values, array.shape, dtypeOf(array.values));
      }
      case 'slice':
        return sliced(build(expression.input), expression.axis, expression.start, expression.stop, expression.step);
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'divide':
        return arithmetic(expression.operation, operand(expression.left), operand(expression.right), expression.dtype);
      case 'mean':
      case 'std': {
        const key = keyOf(expression);
        const known = this.statistics.get(key) ?? statistic(expression.operation, build(expression.input), expression.axes, expression.keepDimensions);
        this.statistics.set(key, known);
        return known;
      }
      case 'cast':
        return cast(build(expression.input), expression.dtype);
      case 'reshape': {
        const input = build(expression.input);
        return reshaped(input, completeShape(expression.shape, elementCount(input.shape), input.shape));
      }
      case 'oneHot':
        return oneHot(build(expression.input), expression.classes, expression.dtype);
    }
  }
}

/** Equal for expressions that mean the same, wherever they are written. */
function keyOf(expression: ArrayExpression): string {
  return JSON.stringify(expression, (name, value: unknown) => (name === 'range' ? undefined : value));
}

type DatasetNode = Extract<ArrayExpression, { operation: 'dataset' }>;

/** The data set arrays that an expression uses. */
function datasetNodes(expression: ArrayExpression): DatasetNode[] {
  const found: DatasetNode[] = [];
  const pending: ArrayExpression[] = [expression];
  let nodes = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes += 1;
    if (nodes > maximumNodes) throw new DataError(l10n.t('The expression for the data has more than {0} steps. Compute it in a separate script.', maximumNodes));
    if (node.operation === 'dataset') found.push(node);
    else if ('input' in node) pending.push(node.input);
    else pending.push(...[node.left, node.right].filter((operand) => typeof operand !== 'number'));
  }
  return found;
}

function dtypeOf(values: DataArray['values']): string {
  if (values instanceof Float32Array) return 'float32';
  return values instanceof Uint8Array ? 'uint8' : 'int32';
}

/** Fills in the one size of a reshape that is left open. */
function completeShape(wanted: Shape, count: number, from: readonly number[]): number[] {
  const known = elementCount(wanted.filter((size) => size !== null && size >= 0) as number[]);
  const open = wanted.filter((size) => size === null || size < 0).length;
  const shape = wanted.map((size) => (size === null || size < 0 ? count / known : size));
  if (open > 1 || elementCount(shape) !== count || !shape.every(Number.isInteger)) {
    throw new DataError(l10n.t('{0} elements of shape {1} do not fill the shape {2}.', count, formatShape(from), formatShape(wanted)));
  }
  return shape;
}

function requireShape(actual: readonly number[], expected: Shape): void {
  const fits = actual.length === expected.length && expected.every((size, axis) => size === null || size === actual[axis]);
  if (!fits) throw new DataError(l10n.t('the data gives the shape {0}.', formatShape(actual)));
}

/** The elements in the memory of a finished array, computed straight into it. */
function finish(source: ArraySource): DataArray {
  const { shape, memory } = source;
  if (memory instanceof Uint8Array || memory instanceof Int32Array || memory instanceof Float32Array) return { values: memory, shape };
  const type = elementStorage(source.dtype)?.type ?? 'float32';
  const values = allocate(type, elementCount(shape)) as DataArray['values'];
  forEachBlock(source, (block, offset) => {
    if (type === 'int32') requireInt32(block, offset);
    values.set(block, offset);
  });
  return { values, shape };
}

function requireInt32(block: Numbers, offset: number): void {
  const wrong = block.findIndex((value) => value !== (value | 0));
  if (wrong >= 0) throw new DataError(l10n.t('element {0} is {1}, which 32 bits cannot hold.', offset + wrong, block[wrong] ?? NaN));
}
