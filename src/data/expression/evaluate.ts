import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { ArrayExpression, Shape } from '../../spec/index.js';
import type { DataArray } from '../array.js';
import { elementStorage, type Numbers } from '../element.js';
import { DataError } from '../errors.js';
import { sourceOf, type Builder } from './build.js';
import { describeArray } from './describe.js';
import { loadedNodes, loadNode, type DatasetSource, type FileSource, type Loaded, type LoadedNode } from './loading.js';
import { forEachBlock, memorySource, type ArraySource } from './source.js';
import { allocate, materialize } from './views.js';

/** Operations that cost more than going through the data once more: their results are kept. */
const kept: ReadonlySet<ArrayExpression['operation']> = new Set([
  'mean', 'std', 'variance', 'sum', 'least', 'greatest', 'generated', 'random', 'split', 'take', 'mask', 'put', 'replace', 'choose', 'rank', 'concatenate', 'padded',
]);

/**
 * Computes array expressions. Nothing is computed before it is asked for; the same expression, whatever lines it comes
 * from, is loaded and computed once; slices of whole rows of a data set are views, not copies.
 */
export class ArrayEvaluator {
  private readonly results = new Map<string, Promise<DataArray>>();
  private readonly loads = new Map<string, Promise<Loaded>>();
  private readonly steps = new Map<string, ArraySource>();

  constructor(
    private readonly datasets: DatasetSource,
    private readonly files: FileSource = noFiles,
  ) {}

  /**
   * The array that an expression stands for: float32 for real numbers, as Keras makes them; bytes stay bytes, other
   * integers become int32.
   * @throws DataError naming the expression, when it cannot be computed or its shape is not the one that was read.
   * @throws DataNotFoundError when a data set or a file is nowhere.
   */
  evaluate(expression: ArrayExpression): Promise<DataArray> {
    const nodes = loadedNodes(expression);
    const key = keyOf(expression);
    const known = this.results.get(key);
    if (known !== undefined) return known;
    const result = this.compute(expression, nodes);
    this.results.set(key, result);
    return result;
  }

  private async compute(expression: ArrayExpression, nodes: readonly LoadedNode[]): Promise<DataArray> {
    const loaded = new Map<string, Loaded>();
    await Promise.all(nodes.map(async (node) => loaded.set(keyOf(node), await this.load(node))));
    const builder: Builder = {
      build: (input) => this.step(input, builder),
      loaded: (source) => {
        const array = loaded.get(keyOf(source));
        if (array === undefined) throw new Error(`${describeArray(source)} was not loaded`);
        return array;
      },
    };
    try {
      const source = this.step(expression, builder);
      requireShape(source.shape, expression.shape);
      return finish(source);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      const message = l10n.t('{0} with shape {1} cannot be computed: {2}', describeArray(expression), formatShape(expression.shape), error.message);
      throw new DataError(message, error.where, { cause: error });
    }
  }

  private load(node: LoadedNode): Promise<Loaded> {
    const key = keyOf(node);
    const loading = this.loads.get(key) ?? loadNode(node, this.datasets, this.files);
    this.loads.set(key, loading);
    return loading;
  }

  private step(expression: ArrayExpression, builder: Builder): ArraySource {
    if (!kept.has(expression.operation)) return sourceOf(expression, builder);
    const key = keyOf(expression);
    let source = this.steps.get(key);
    if (source === undefined) {
      const made = sourceOf(expression, builder);
      source = memorySource(materialize(made), made.shape, made.dtype);
      this.steps.set(key, source);
    }
    return source;
  }
}

const noFiles: FileSource = {
  read: () => Promise.reject(new DataError(l10n.t('Files of data are not read here.'))),
};

/** Equal for expressions that mean the same, wherever they are written. */
function keyOf(expression: ArrayExpression): string {
  return JSON.stringify(expression, (name, value: unknown) => (name === 'range' ? undefined : value));
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
