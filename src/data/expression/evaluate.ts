import * as l10n from '@vscode/l10n';
import { formatShape } from '../../nn/index.js';
import type { ArrayExpression, Shape } from '../../spec/index.js';
import type { DataArray, SampleArray } from '../array.js';
import { DataError } from '../errors.js';
import { DataMemory } from '../memory.js';
import { sourceOf, type Builder } from './build.js';
import { describeArray } from './describe.js';
import { loadedNodes, loadNode, type DatasetSource, type FileSource, type Loaded, type LoadedNode } from './loading.js';
import { allocate, bytesOf, materialize, whole } from './memory-of.js';
import { memorySource, type ArraySource } from './source.js';
import { finished, finishedType, streamed } from './streamed.js';

/** Operations that cost more than going through the data once more: their results are kept. */
const kept: ReadonlySet<ArrayExpression['operation']> = new Set([
  'mean', 'std', 'variance', 'sum', 'least', 'greatest', 'generated', 'random', 'split', 'fold', 'take', 'mask', 'put', 'indicators', 'quantile', 'quantileShare', 'assign', 'replace', 'choose', 'rank', 'concatenate', 'padded', 'vectorized', 'tokenMatrix',
]);

/**
 * Computes array expressions. Nothing is computed before it is asked for; the same expression, whatever lines it comes
 * from, is loaded and computed once; slices of whole rows of a data set are views, not copies.
 */
export class ArrayEvaluator {
  private readonly results = new Map<string, Promise<DataArray>>();
  private readonly loads = new Map<string, Promise<Loaded>>();
  private readonly steps = new Map<string, ArraySource>();
  private readonly streams = new Map<string, Promise<SampleArray>>();

  /** @param memory What is kept whole; where that is used up, samples are read and computed batch by batch. */
  constructor(
    private readonly datasets: DatasetSource,
    private readonly files: FileSource = noFiles,
    private readonly memory = new DataMemory(),
  ) {}

  /**
   * The array that an expression stands for: float32 for real numbers, as Keras makes them; bytes stay bytes, other
   * integers become int32.
   * @throws DataError naming the expression, when it cannot be computed, its shape is not the one that was read, or it
   * does not fit into memory.
   * @throws DataNotFoundError when a data set or a file is nowhere.
   */
  evaluate(expression: ArrayExpression): Promise<DataArray> {
    return remembered(this.results, expression, () => this.compute(expression, (source) => this.finished(source)));
  }

  /** {@link evaluate}, but what does not fit into memory is computed sample by sample when it is asked for. */
  samples(expression: ArrayExpression): Promise<SampleArray> {
    return remembered(this.streams, expression, () => this.compute(expression, (source) => (this.keeps(source) ? finished(source) : streamed(source))));
  }

  /** Closes the files that arrays were read from; what is streamed opens them again. */
  async close(): Promise<void> {
    for (const loading of this.loads.values()) {
      const loaded = await loading.catch(() => null);
      if (loaded !== null && 'close' in loaded) loaded.close();
    }
  }

  private async compute<Result>(expression: ArrayExpression, finish: (source: ArraySource) => Result): Promise<Result> {
    const loaded = new Map<string, Loaded>();
    await Promise.all(loadedNodes(expression).map(async (node) => loaded.set(keyOf(node), await this.load(node))));
    const builder: Builder = {
      build: (input) => this.step(input, builder),
      loaded: (source) => {
        const array = loaded.get(keyOf(source));
        if (array === undefined) throw new Error(`${describeArray(source)} was not loaded`);
        return array;
      },
      memory: this.memory,
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

  private finished(source: ArraySource): DataArray {
    if (!this.keeps(source)) whole(source, l10n.t('This use of the data'), this.memory);
    return finished(source);
  }

  /** Sets memory aside for a finished array. @returns whether there is as much. */
  private keeps(source: ArraySource): boolean {
    const type = finishedType(source);
    if (source.memory !== undefined && source.memory instanceof allocate(type, 0).constructor) return true;
    return this.memory.reserve(bytesOf({ ...source, dtype: type }));
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
      // Then it is computed again wherever it is read.
      if (made.memory === undefined && !this.memory.reserve(bytesOf(made))) return made;
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

/** The result that an equal expression had before; a loop over expressions that are too long fails at once. @throws DataError */
function remembered<Result>(results: Map<string, Promise<Result>>, expression: ArrayExpression, compute: () => Promise<Result>): Promise<Result> {
  loadedNodes(expression);
  const key = keyOf(expression);
  const result = results.get(key) ?? compute();
  results.set(key, result);
  return result;
}

function requireShape(actual: readonly number[], expected: Shape): void {
  const fits = actual.length === expected.length && expected.every((size, axis) => size === null || size === actual[axis]);
  if (!fits) throw new DataError(l10n.t('the data gives the shape {0}.', formatShape(actual)));
}
