import * as l10n from '@vscode/l10n';
import type { DataArray } from '../data/index.js';
import { elementCount, formatShape, sameShape, type BatchInput, type ElementType, type StepGraph } from '../graph/index.js';
import type { ProgramRequest } from './engine.js';
import { RequestError } from './errors.js';

/**
 * Checks that a request fits the graph, so that what does not is said in words.
 * @throws RequestError
 */
export function checkRequest(graph: StepGraph, request: ProgramRequest): void {
  const { steps, rows, scalars } = request;
  if (!Number.isInteger(steps) || steps < 1) {
    throw new RequestError(l10n.t('A call runs at least one step, not {0}.', steps));
  }
  if (rows.length !== steps * graph.batchSize) {
    throw new RequestError(
      l10n.t('{0} steps of batch size {1} need {2} rows, not {3}.', steps, graph.batchSize, steps * graph.batchSize, rows.length),
    );
  }
  for (const { name } of graph.scalars) {
    const length = scalars[name]?.length ?? 0;
    if (length !== steps) throw new RequestError(l10n.t('"{0}" needs a value for each of {1} steps, not {2}.', name, steps, length));
  }
  for (const input of graph.batchInputs) checkData(input, request.data[input.name], rows);
}

function checkData(input: BatchInput, array: DataArray | undefined, rows: Int32Array): void {
  if (array === undefined) throw new RequestError(l10n.t('There is no data for "{0}".', input.name));
  const [samples = 0, ...sample] = array.shape;
  const needed = input.shape.slice(1);
  if (!sameShape(sample, needed)) {
    throw new RequestError(
      l10n.t('The samples of "{0}" have the shape {1}; the model needs {2}.', input.name, formatShape(sample), formatShape(needed)),
    );
  }
  const type = elementTypeOf(array.values);
  if (type !== input.type) {
    throw new RequestError(l10n.t('The data of "{0}" is {1}; the program was compiled for {2}.', input.name, type, input.type));
  }
  if (elementCount(array.shape) !== array.values.length) {
    throw new RequestError(
      l10n.t('The data of "{0}" has {1} numbers, which do not fill the shape {2}.', input.name, array.values.length, formatShape(array.shape)),
    );
  }
  const outside = rows.find((row) => row < 0 || row >= samples);
  if (outside !== undefined) {
    throw new RequestError(l10n.t('"{0}" has {1} samples, and none of number {2}.', input.name, samples, outside));
  }
}

function elementTypeOf(values: DataArray['values']): ElementType {
  if (values instanceof Float32Array) return 'float32';
  return values instanceof Uint8Array ? 'uint8' : 'int32';
}
