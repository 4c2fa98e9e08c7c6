import { moduleOf, nativeValue, type Library } from '../python/index.js';
import { ColumnTransformer } from './column-transformer.js';
import { bundles, generated } from './datasets.js';
import { foldClasses } from './folds.js';
import { scalingFunctions } from './scaled.js';
import { shuffled } from './shuffled.js';
import { trainTestSplit } from './split.js';
import { Transformer, transformers } from './transformers.js';

const preprocessing = Object.fromEntries(
  Object.entries(transformers).map(([name, rule]) => [name, nativeValue(name, (call) => new Transformer(name, rule, call))]),
);

const modules = [
  moduleOf('sklearn.model_selection', { train_test_split: nativeValue('train_test_split', trainTestSplit), ...foldClasses }),
  moduleOf('sklearn.cross_validation', { train_test_split: nativeValue('train_test_split', trainTestSplit) }),
  moduleOf('sklearn.preprocessing', { ...preprocessing, ...scalingFunctions }),
  moduleOf('sklearn.utils', { shuffle: nativeValue('shuffle', shuffled) }),
  moduleOf('sklearn.decomposition', preprocessing),
  moduleOf('sklearn.impute', preprocessing),
  moduleOf('sklearn.compose', {
    ColumnTransformer: nativeValue('ColumnTransformer', (call) => new ColumnTransformer(call, 'named')),
    make_column_transformer: nativeValue('make_column_transformer', (call) => new ColumnTransformer(call, 'plain')),
  }),
  moduleOf('sklearn.datasets', { ...bundles, ...generated }),
  moduleOf('sklearn', {}),
];

/** The parts of scikit-learn that decide shapes of data. */
export const scikitLibrary: Library = {
  module: (path) => modules.find((module) => module.path === path),
  unimported: (name) => (name === 'train_test_split' ? modules[0]?.member(name) : undefined),
};
