import * as l10n from '@vscode/l10n';
import { ArrayEvaluator, DataError, DataFiles, DataMemory, DataNotFoundError, DatasetLibrary, datasetPlaces, foldersOfProgram } from '../../data/index.js';
import { NotTrainableError } from '../../nn/index.js';
import type { ProbeRequest } from '../../protocol/index.js';
import type { ArrayExpression, FitStep, ModelSpec } from '../../spec/index.js';
import { adaptedModel } from '../adapt/index.js';
import { dataOf } from '../fit/fit-data.js';
import { gathered, loadSamples, type Samples } from '../fit/samples.js';
import { inOrder } from '../loop/order.js';

/** Samples of the file's own data, and the model with what adapt() finds in such data; where there are none, why. */
export type FileSamples = { readonly samples: Samples; readonly model: ModelSpec } | { readonly reason: string };

/**
 * Some samples of a fit's data, from all over it, since data may be in the order of its classes. Layers adapt to all of
 * their data, as they do in the file.
 * @param wanted At least so many, where there are as many.
 * @throws DataError where the data is there but cannot be used.
 */
export async function fileSamples(
  model: ModelSpec,
  fit: FitStep | null,
  wanted: number,
  { plan, dataFolders, mayDownload }: Pick<ProbeRequest, 'plan' | 'dataFolders' | 'mayDownload'>,
): Promise<FileSamples> {
  if (fit === null) return { reason: l10n.t('The file does not call fit() on this model.') };
  const memory = new DataMemory();
  const library = new DatasetLibrary({ places: datasetPlaces(dataFolders), mayDownload, memory });
  try {
    const data = dataOf(model, fit, undefined, { x: l10n.t('The training data x'), y: l10n.t('The training data y'), remedy: '' });
    const some = { x: data.x.map((x) => spread(x, wanted)), y: data.y.map((y) => spread(y, wanted)), sampleWeight: null };
    const evaluator = new ArrayEvaluator(library, new DataFiles(foldersOfProgram(plan.source, dataFolders), memory), memory);
    const { train } = await loadSamples({ data: some, validation: { kind: 'none' } }, evaluator);
    requireFinite(train);
    return { samples: train, model: await adaptedModel(model, evaluator) };
  } catch (error) {
    if (error instanceof NotTrainableError || error instanceof DataNotFoundError) return { reason: error.message.trim() };
    throw error;
  }
}

/** Every so-manieth row, so that at least as many as are wanted are left. */
function spread(array: ArrayExpression, wanted: number): ArrayExpression {
  const [count = null, ...sample] = array.shape;
  const step = count === null ? 1 : Math.max(1, Math.floor(count / wanted));
  const stop = step * wanted;
  const rows = count === null ? null : Math.min(wanted, Math.ceil(count / step));
  return { kind: 'array', operation: 'slice', input: array, axis: 0, start: 0, stop, step, shape: [rows, ...sample], dtype: array.dtype };
}

/** What is not finite in the data would be blamed on the layers. */
function requireFinite({ x, y, count }: Samples): void {
  for (const array of [...x, ...y]) {
    const { values } = gathered(array, inOrder(count));
    if (values instanceof Float32Array && !values.every(Number.isFinite)) {
      throw new DataError(l10n.t('The training data has numbers that are NaN or infinite. Take these samples away, or fill them in.'));
    }
  }
}
