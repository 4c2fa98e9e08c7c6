import * as l10n from '@vscode/l10n';
import { unknown, type Shape } from '../../spec/index.js';
import { argumentOf, nativeValue, none, numberOf, type Call, type Context, type HostValue, type Value } from '../python/index.js';
import { ArrayValue, notAnArray, shapedArray } from '../numpy/index.js';

/** What a transformer makes of data. */
interface TransformerRule {
  /** @param components The `n_components` that it is made with. */
  readonly shape: (shape: Shape, components: number | null) => Shape;
  readonly dtype: string;
}

const same: TransformerRule = { shape: (shape) => shape, dtype: 'float64' };

/** What is known of the columns: their number is known only when the data is. */
const encoded: TransformerRule = { shape: (shape) => [shape[0] ?? null, null], dtype: 'float64' };

const reducing: TransformerRule = { shape: (shape, components) => [shape[0] ?? null, components], dtype: 'float64' };

/** Classes of scikit-learn that take data to data (sklearn/preprocessing, sklearn/decomposition). */
export const transformers: Readonly<Record<string, TransformerRule>> = {
  StandardScaler: same,
  MinMaxScaler: same,
  MaxAbsScaler: same,
  RobustScaler: same,
  Normalizer: same,
  QuantileTransformer: same,
  PowerTransformer: same,
  LabelEncoder: { ...same, dtype: 'int64' },
  OrdinalEncoder: same,
  OneHotEncoder: encoded,
  LabelBinarizer: encoded,
  PolynomialFeatures: encoded,
  PCA: reducing,
  TruncatedSVD: reducing,
  FastICA: reducing,
};

/** An object of such a class. What it does to data is known by the shape. */
export class Transformer implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'transformer';
  private readonly components: number | null;

  constructor(
    private readonly name: string,
    private readonly rule: TransformerRule,
    call: Call,
  ) {
    this.components = numberOf(argumentOf(call, 0, 'n_components')) ?? null;
  }

  attribute(name: string, context: Context): Value | undefined {
    switch (name) {
      case 'fit':
      case 'partial_fit':
        return nativeValue(name, () => this);
      case 'transform':
      case 'fit_transform':
        return nativeValue(name, (call) => this.transform(argumentOf(call, 0, 'X') ?? call.keywords.get('y')?.value ?? none, call));
      case 'inverse_transform':
        return nativeValue(name, (call) => unknown(this.reason(), call.range));
      default:
        return unknown(this.reason(), context.range);
    }
  }

  private transform(data: Value, call: Call): Value {
    if (!(data instanceof ArrayValue)) return notAnArray(data, call.range);
    return shapedArray(call, this.rule.shape(data.facts.shape, this.components), this.rule.dtype, this.reason());
  }

  private reason(): string {
    return l10n.t('What "{0}" makes of data is not read.', this.name);
  }
}
