import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Shape } from '../../spec/index.js';
import { argumentOf, elementsOf, Mutable, nativeValue, none, numberOf, type Call, type Context, type HostValue, type Value } from '../python/index.js';
import { ArrayValue, between, classLabels, madeArray, notAnArray, oneHotLabels, shapedArray, type KnownValues } from '../numpy/index.js';
import { DataFrame } from '../pandas/index.js';
import { noteScaling } from './discarded.js';
import { scalings } from './followed.js';

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

/** The columns are as many as there are classes, where that is known and none is left out. @param least How many classes have a column each. */
function encodedFrom(least: number): TransformerRule {
  return {
    shape: (shape, making, { labels }) => {
      const hasAll = labels?.form === 'indices' && labels.classes >= least && !making.keywords.has('drop');
      return [shape[0] ?? null, hasAll && (shape.length === 1 || shape[1] === 1) ? labels.classes : null];
    },
    dtype: 'float64',
    values: ({ labels }) => (labels?.form === 'indices' && labels.classes >= least ? oneHotLabels(labels.classes) : between(0, 1)),
  };
}

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
  OneHotEncoder: encodedFrom(2),
  LabelBinarizer: encodedFrom(3),
  PolynomialFeatures: expanding,
  PCA: reducing,
  TruncatedSVD: reducing,
  FastICA: reducing,
};

/** Those whose only use is another scale, or another spread, of the same numbers. */
const scalers: ReadonlySet<string> = new Set(['StandardScaler', 'PowerTransformer', 'MinMaxScaler', 'MaxAbsScaler', 'RobustScaler', 'Normalizer', 'QuantileTransformer']);

/** An object of such a class: what it does to data is known by the shape and the bounds, and of some to the number. */
export class Transformer extends Mutable<ArrayValue | null> implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'transformer';
  readonly born: number;
  /** What it was fitted to last; null before, and where that is not known. */
  private seen: ArrayValue | null = null;

  constructor(
    private readonly name: string,
    private readonly rule: TransformerRule,
    private readonly making: Call,
  ) {
    super();
    this.born = making.interpreter.clock.next();
  }

  attribute(name: string, context: Context): Value | undefined {
    switch (name) {
      case 'fit':
        return nativeValue(name, (call) => this.fit(dataOf(call), call));
      case 'partial_fit':
        return nativeValue(name, (call) => this.fit(none, call));
      case 'transform':
        return nativeValue(name, (call) => this.transform(dataOf(call), call));
      case 'fit_transform':
        return nativeValue(name, (call) => {
          const data = arrayOf(dataOf(call), call);
          this.fit(data, call);
          return this.transform(data, call);
        });
      case 'inverse_transform':
        return nativeValue(name, (call) => this.restoreShape(argumentOf(call, 0, 'X') ?? none, call));
      default:
        return unknown(this.reason(), context.range);
    }
  }

  override save(): ArrayValue | null {
    return this.seen;
  }

  override restore(seen: ArrayValue | null): void {
    this.seen = seen;
  }

  override merge(states: readonly (ArrayValue | null)[]): void {
    const [first = null] = states;
    this.seen = states.every((state) => state === first) ? first : null;
  }

  /** Another one, made in the same way, that has seen nothing yet. */
  copy(): Transformer {
    return new Transformer(this.name, this.rule, this.making);
  }

  fit(data: Value, call: Call): this {
    call.interpreter.touch(this);
    const array = arrayOf(data, call);
    this.seen = array instanceof ArrayValue ? array : null;
    return this;
  }

  transform(data: Value, call: Call): Value {
    const array = arrayOf(data, call);
    if (!(array instanceof ArrayValue)) return notAnArray(array, call.range);
    const { shape, values } = array.facts;
    if (scalers.has(this.name) && !this.making.keywords.has('copy') && this.making.open === null) noteScaling(this.name, this, array, call);
    const known = this.rule.values?.(values, this.making) ?? {};
    const { seen } = this;
    const scaling = seen === null ? undefined : scalings[this.name]?.(array, seen, this.making);
    if (seen === null || scaling === undefined || scaling === null)
      return shapedArray(call, this.rule.shape(shape, this.making, values), this.rule.dtype, this.reason(), known);
    return madeArray(call, this.rule.shape(shape, this.making, values), this.rule.dtype, [array, seen], scaling, known);
  }

  /** Back again, where that keeps the shape. */
  private restoreShape(data: Value, call: Call): Value {
    if (!(data instanceof ArrayValue) || this.rule.shape !== sameShape) return unknown(this.reason(), call.range);
    return shapedArray(call, data.facts.shape, this.rule.dtype, this.reason());
  }

  private reason(): string {
    if (this.name === 'OneHotEncoder' && this.making.keywords.has('categorical_features')) {
      return l10n.t('scikit-learn has no categorical_features any more (since 0.22). Write ColumnTransformer([("classes", OneHotEncoder(), [1])], remainder="passthrough") with the places of the columns.');
    }
    return l10n.t('What "{0}" makes of data is not read.', this.name);
  }
}

function dataOf(call: Call): Value {
  return argumentOf(call, 0, 'X') ?? call.keywords.get('y')?.value ?? none;
}

/** The numbers of a table; an array is one already. */
function arrayOf(data: Value, call: Call): Value {
  return data instanceof DataFrame ? data.toArray(call) : data;
}
