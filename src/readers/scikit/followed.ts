import { labelBinarizing, labelEncoding, oneHotEncoding } from './encoding.js';
import { quantileSharing, robustScaling } from './quantiles.js';
import { maxAbsScaling, minMaxScaling, standardScaling, type Scaling } from './scaling.js';

/** Transformers that are followed to the number. */
export const scalings: Readonly<Partial<Record<string, Scaling>>> = {
  StandardScaler: standardScaling,
  MinMaxScaler: minMaxScaling,
  MaxAbsScaler: maxAbsScaling,
  RobustScaler: robustScaling,
  QuantileTransformer: quantileSharing,
  LabelEncoder: labelEncoding,
  LabelBinarizer: labelBinarizing,
  OneHotEncoder: oneHotEncoding,
};
