import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Shape } from '../../spec/index.js';
import { argumentOf, elementsOf, nativeValue, none, numberOf, type Call, type Context, type HostValue, type Value } from '../python/index.js';
import { ArrayValue, between, classLabels, notAnArray, oneHotLabels, shapedArray, type KnownValues } from '../numpy/index.js';
import { DataFrame } from '../pandas/index.js';

/** What a transformer makes of data. */
interface TransformerRule {
  /** @param making The call that makes the transformer. @param values What is known of the data's numbers. */
  readonly shape: (shape: Shape, making: Call, values: KnownValues) => Shape;
  readonly dtype: string;
  readonly values?: (values: KnownValues, making: Call) => KnownValues;
}

const sameShape = (shape: Shape): Shape => shape;

const same: TransformerRule = { shape: sameShape, dtype: 'float64' };

const standardizing: TransformerRule = { ...same, values: () => ({ isStandardized: true }) };

/** The columns are as many as there are classes, where that is known. */
const encoded: TransformerRule = {
  shape: (shape, _making, { labels }) => [shape[0] ?? null, labels?.form === 'indices' && labels.classes > 2 && (shape.length === 1 || shape[1] === 1) ? labels.classes : null],
  dtype: 'float64',
  values: ({ labels }) => (labels?.form === 'indices' && labels.classes > 2 ? oneHotLabels(labels.classes) : between(0, 1)),
};

const expanding: TransformerRule = { shape: (shape) => [shape[0] ?? null, null], dtype: 'float64' };

const reducing: TransformerRule = { shape: (shape, making) => [shape[0] ?? null, componentsOf(making)], dtype: 'float64' };

/** `n_components`, where it is a number of them and not a share of the variance. */
function componentsOf(making: Call): number | null {
  const components = numberOf(argumentOf(making, 0, 'n_components'));
  return components !== undefined && components >= 1 ? components : null;
}

/** `feature_range` of a MinMaxScaler, from 0 to 1 by default. */
function rangeOf(_values: KnownValues, making: Call): KnownValues {
  const given = argumentOf(making, 0, 'feature_range');
  const ends = given === undefined ? [] : elementsOf(given, making.range);
  const [low, high] = isUnknown(ends) ? [] : ends.map(numberOf);
  if (given === undefined) return between(0, 1);
  return low === undefined || high === undefined ? {} : between(low, high);
}

/** Classes of scikit-learn that take data to data (sklearn/preprocessing, sklearn/decomposition, sklearn/impute). */
export const transformers: Readonly<Record<string, TransformerRule>> = {
  StandardScaler: standardizing,
  PowerTransformer: standardizing,
  MinMaxScaler: { ...same, values: rangeOf },
  MaxAbsScaler: { ...same, values: () => between(-1, 1) },
  RobustScaler: same,
  Normalizer: { ...same, values: () => between(-1, 1) },
  QuantileTransformer: same,
  SimpleImputer: same,
  LabelEncoder: { ...same, dtype: 'int64', values: ({ labels }) => (labels?.form === 'indices' ? classLabels(labels.classes) : {}) },
  OrdinalEncoder: same,
  OneHotEncoder: encoded,
  LabelBinarizer: encoded,
  PolynomialFeatures: expanding,
  PCA: reducing,
  TruncatedSVD: reducing,
  FastICA: reducing,
};

/** An object of such a class. What it does to data is known by the shape, and by the bounds of the numbers. */
export class Transformer implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'transformer';

  constructor(
    private readonly name: string,
    private readonly rule: TransformerRule,
    private readonly making: Call,
  ) {}

  attribute(name: string, context: Context): Value | undefined {
    switch (name) {
      case 'fit':
      case 'partial_fit':
        return nativeValue(name, () => this);
      case 'transform':
      case 'fit_transform':
        return nativeValue(name, (call) => this.transform(argumentOf(call, 0, 'X') ?? call.keywords.get('y')?.value ?? none, call));
      case 'inverse_transform':
        return nativeValue(name, (call) => this.restore(argumentOf(call, 0, 'X') ?? none, call));
      default:
        return unknown(this.reason(), context.range);
    }
  }

  private transform(data: Value, call: Call): Value {
    const array = data instanceof DataFrame ? data.toArray(call) : data;
    if (!(array instanceof ArrayValue)) return notAnArray(array, call.range);
    const { shape, values } = array.facts;
    return shapedArray(call, this.rule.shape(shape, this.making, values), this.rule.dtype, this.reason(), this.rule.values?.(values, this.making) ?? {});
  }

  /** Back again, where that keeps the shape. */
  private restore(data: Value, call: Call): Value {
    if (!(data instanceof ArrayValue) || this.rule.shape !== sameShape) return unknown(this.reason(), call.range);
    return shapedArray(call, data.facts.shape, this.rule.dtype, this.reason());
  }

  private reason(): string {
    return l10n.t('What "{0}" makes of data is not read.', this.name);
  }
}
