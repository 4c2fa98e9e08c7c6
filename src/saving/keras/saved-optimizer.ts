import { elementCount } from '../../graph/index.js';
import type { CompileStep } from '../../spec/index.js';
import type { Hdf5Answer, Hdf5Request } from './hdf5-thread.js';
import { optimizerFolder, optimizerLayout, type OptimizerProgress, type OptimizerVariable } from './optimizer.js';
import type { PlacedWeight } from './places.js';

/** The optimizer that a file's is to be taken for. */
export interface WantedOptimizer extends Pick<OptimizerProgress, 'isScheduled' | 'isBuilt'> {
  readonly compile: CompileStep;
}

/** What a file has of an optimizer. */
export interface SavedOptimizer {
  readonly iterations: number;
  /** Null where it comes from a schedule. */
  readonly learningRate: number | null;
  /** What it remembers of the weights, by the names of an engine's state. */
  readonly slots: ReadonlyMap<string, { readonly shape: readonly number[]; readonly values: Float32Array }>;
}

/** With the weights that are trained, in the order of the model. */
type Asked = WantedOptimizer & { readonly weights: readonly PlacedWeight[] };

/** What is to be read of an optimizer. */
export function optimizerRequest(optimizer: Asked): Hdf5Request['arrays'] {
  return layoutOf(optimizer).map((variable, index) => ({ path: `${optimizerFolder}/${index}`, shape: shapeOf(variable) }));
}

/**
 * What a file has of an optimizer. As in Keras it is taken where it has as many variables, else the model's stays as it is
 * (keras/src/optimizers/base_optimizer.py, `load_own_variables`).
 * @returns null where the file's optimizer is another one, or it has none.
 */
export function savedOptimizer({ arrays, groups }: Hdf5Answer, optimizer: Asked): SavedOptimizer | null {
  const layout = layoutOf(optimizer);
  if (groups.get(optimizerFolder)?.length !== layout.length) return null;
  let [iterations, learningRate] = [0, null as number | null];
  const slots = new Map<string, { shape: readonly number[]; values: Float32Array }>();
  for (const [index, variable] of layout.entries()) {
    const values = arrays.get(`${optimizerFolder}/${index}`)?.values ?? null;
    const shape = shapeOf(variable);
    if (values?.length !== elementCount(shape)) return null;
    if (variable.kind === 'iterations') iterations = values[0] ?? 0;
    else if (variable.kind === 'rate') learningRate = values[0] ?? null;
    else for (const name of variable.names) slots.set(name, { shape, values });
  }
  return { iterations, learningRate, slots };
}

function layoutOf({ compile, weights, isScheduled, isBuilt }: Asked): readonly OptimizerVariable[] {
  return optimizerLayout(compile, isBuilt === false ? [] : weights, isScheduled);
}

const shapeOf = (variable: OptimizerVariable): readonly number[] => ('shape' in variable ? variable.shape : []);
