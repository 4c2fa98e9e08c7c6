import * as l10n from '@vscode/l10n';
import { datasetSizes, findDataset, syntheticData } from '../../data/index.js';
import { formatShape, NotTrainableError } from '../../nn/index.js';
import type { ArrayExpression, OperationArray, Shape, SourceArray } from '../../spec/index.js';
import type { ModelNeeds } from './needs.js';

/** Samples and targets that stand for a file's own. */
export interface ChosenArrays {
  readonly x: ArrayExpression;
  readonly y: ArrayExpression;
}

const noiseSamples = 1024;
/** What stands for a length that a model leaves open. */
const openLength = 32;

function array(operation: SourceArray | OperationArray, shape: Shape, dtype = 'float64'): ArrayExpression {
  return { kind: 'array', ...operation, shape, dtype };
}

/**
 * The arrays that a choice means: `noise`, a data set or synthetic data by name, or the path of an `.npz` file (with
 * `x_train` and `y_train`) or of a table whose last column is the label.
 * @throws NotTrainableError where the data does not go with the model.
 */
export function chosenArrays(choice: string, needs: ModelNeeds): ChosenArrays {
  if (choice === 'noise') return noise(needs);
  if (findDataset(choice) !== undefined) return named(choice, needs);
  if (syntheticData.some(({ name }) => name === choice)) return forModel(generated(choice, 'x'), generated(choice, 'y'), needs);
  if (/\.npz$/i.test(choice)) {
    const member = (name: string, shape: Shape): ArrayExpression => array({ operation: 'file', path: choice, format: 'npz', member: name }, shape);
    return forModel(member('x_train', [null, ...needs.sample]), member('y_train', [null]), needs);
  }
  if (/\.(csv|tsv|txt)(\.gz)?$/i.test(choice)) return table(choice, needs);
  throw new NotTrainableError(l10n.t('"{0}" is no data that can be chosen. Choose noise, a data set by name ({1}), or an .npz or .csv file.', choice, [...Object.keys(datasetSizes), ...syntheticData.map(({ name }) => name)].join(', ')));
}

function noise({ sample, target, outputs }: ModelNeeds): ChosenArrays {
  const x = array({ operation: 'noise', distribution: 'normal', classes: 0, name: 'x' }, [noiseSamples, ...sample.map((length) => length ?? openLength)], 'float32');
  const y = (distribution: 'normal' | 'integers' | 'oneHot', classes: number, shape: Shape): ArrayExpression =>
    array({ operation: 'noise', distribution, classes, name: 'y' }, shape, distribution === 'integers' ? 'int32' : 'float32');
  switch (target) {
    case 'classes':
      return { x, y: y('integers', outputs, [noiseSamples]) };
    case 'oneHot':
      return { x, y: y('oneHot', outputs, [noiseSamples, outputs]) };
    case 'bits':
      return { x, y: y('integers', 2, [noiseSamples, outputs]) };
    case 'normal':
      return { x, y: y('normal', 0, [noiseSamples, outputs]) };
  }
}

function named(name: string, needs: ModelNeeds): ChosenArrays {
  const size = datasetSizes[name];
  if (size === undefined) throw new NotTrainableError(l10n.t('{0} cannot be chosen in the place of other data.', name));
  requireShape(name, size.sample, needs);
  if (needs.target === 'classes' && size.classes !== null && size.classes > needs.outputs) {
    throw new NotTrainableError(l10n.t('{0} has {1} classes; the model tells {2} apart.', name, size.classes, needs.outputs));
  }
  const x = array({ operation: 'dataset', dataset: name, split: 'train', part: 'x' }, [null, ...size.sample]);
  const y = array({ operation: 'dataset', dataset: name, split: 'train', part: 'y' }, [null, ...size.label]);
  const scaled = size.greatest === null ? standardized(x) : array({ operation: 'divide', left: x, right: size.greatest }, x.shape);
  return forModel(scaled, size.label.length === 0 ? y : array({ operation: 'reshape', input: y }, [null]), needs);
}

/** (x - mean) / deviation of each column. */
function standardized(input: ArrayExpression): ArrayExpression {
  const statistic = (operation: 'mean' | 'std'): ArrayExpression => array({ operation, input, axes: [0], keepDimensions: false }, input.shape.slice(1));
  const centred = array({ operation: 'subtract', left: input, right: statistic('mean') }, input.shape);
  return array({ operation: 'divide', left: centred, right: array({ operation: 'elementWise', function: 'zeroToOne', input: statistic('std') }, input.shape.slice(1)) }, input.shape);
}

function requireShape(name: string, sample: readonly number[], needs: ModelNeeds): void {
  const count = sample.reduce((product, length) => product * length, 1);
  const fits = needs.sample.includes(null)
    ? sample.length === needs.sample.length
    : needs.sample.reduce<number>((product, length) => product * (length ?? 1), 1) === count;
  if (!fits) throw new NotTrainableError(l10n.t('The samples of {0} have the shape {1}; the model takes {2}.', name, formatShape(sample), formatShape(needs.sample)));
}

function generated(generator: string, part: 'x' | 'y'): ArrayExpression {
  const own = generator === 'adding_problem' ? [null, null, null] : [null, null];
  return array({ operation: 'generated', generator, settings: { n_samples: 2000, random_state: 0 }, part }, part === 'x' ? own : [null]);
}

function table(path: string, needs: ModelNeeds): ChosenArrays {
  const layout = { delimiter: /\.tsv/i.test(path) ? '\t' : ',', skipRows: 0, hasHeader: true };
  const x = array({ operation: 'table', path, layout, steps: [{ step: 'dropMissing' }, { step: 'places', start: 0, stop: -1 }] }, [null, null]);
  const y = array({ operation: 'table', path, layout, steps: [{ step: 'dropMissing' }, { step: 'place', place: -1 }], encoded: true }, [null, 1]);
  return forModel(standardized(x), array({ operation: 'reshape', input: y }, [null]), needs);
}

/** In the shapes that the model takes; where the numbers do not fill them, computing says so. */
function forModel(x: ArrayExpression, y: ArrayExpression, { sample, target, outputs }: ModelNeeds): ChosenArrays {
  const input = array({ operation: 'reshape', input: array({ operation: 'cast', input: x }, x.shape, 'float32') }, [null, ...sample], 'float32');
  const shaped = sample.filter((length) => length === null).length > 0 ? array({ operation: 'cast', input: x }, x.shape, 'float32') : input;
  switch (target) {
    case 'classes':
      return { x: shaped, y: array({ operation: 'cast', input: y }, y.shape, 'int32') };
    case 'oneHot':
      return { x: shaped, y: array({ operation: 'oneHot', input: y, classes: outputs }, [null, outputs], 'float32') };
    case 'bits':
    case 'normal':
      return { x: shaped, y: array({ operation: 'reshape', input: array({ operation: 'cast', input: y }, y.shape, 'float32') }, [null, outputs], 'float32') };
  }
}
