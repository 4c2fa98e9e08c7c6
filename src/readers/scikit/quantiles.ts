import { isUnknown, type ArrayExpression } from '../../spec/index.js';
import { elementsOf, numberOf, type Call } from '../python/index.js';
import { expressionOf, isSeed } from '../numpy/index.js';
import { apply, node, type Scaling } from './scaling.js';
import { settingOf } from './setting.js';

function quantile(seen: ArrayExpression, share: number): ArrayExpression {
  return { kind: 'array', operation: 'quantile', input: seen, share, axes: [0], keepDimensions: false, shape: seen.shape.slice(1), dtype: 'float64' };
}

/** (x - median) / (third quartile - first), where a column whose quartiles are the same is divided by 1 (sklearn/preprocessing/_data.py, `RobustScaler`). */
export const robustScaling: Scaling = (data, seen, making) => {
  const [withCentring, withScaling] = [settingOf(making, 'with_centering'), settingOf(making, 'with_scaling')];
  const range = quantileRangeOf(making);
  const isPlain = making.positional.length === 0 && !making.keywords.has('unit_variance');
  if (!isPlain || range === undefined || withCentring === undefined || withScaling === undefined || !(withCentring || withScaling)) return null;
  const [low, high] = range;
  return () => {
    const [input, reference] = [expressionOf(data), expressionOf(seen)];
    const centred = { operation: 'subtract', left: input, right: quantile(reference, 0.5) } as const;
    if (!withScaling) return centred;
    const span = node({ operation: 'subtract', left: quantile(reference, high / 100), right: quantile(reference, low / 100) }, quantile(reference, 0));
    return { operation: 'divide', left: withCentring ? node(centred, input) : input, right: apply('zeroToOne', span) };
  };
};

/** `quantile_range`, in percent. */
function quantileRangeOf(making: Call): readonly [number, number] | undefined {
  const given = making.keywords.get('quantile_range')?.value;
  if (given === undefined) return [25, 75];
  const ends = elementsOf(given, making.range);
  const [low, high] = isUnknown(ends) ? [] : ends.map(numberOf);
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** scikit-learn's own. */
const presetQuantiles = 1000;
const presetSubsample = 10_000;

/** The share of the seen numbers below each one (sklearn/preprocessing/_data.py, `QuantileTransformer`), unless it is to follow the normal distribution. */
export const quantileSharing: Scaling = (data, seen, making) => {
  const known: ReadonlySet<string> = new Set(['n_quantiles', 'subsample', 'random_state', 'copy', 'output_distribution']);
  if (making.open !== null || making.positional.length > 0 || [...making.keywords.keys()].some((name) => !known.has(name))) return null;
  const distribution = making.keywords.get('output_distribution')?.value;
  if (distribution !== undefined && !(distribution.kind === 'string' && distribution.value === 'uniform')) return null;
  const quantiles = given(making, 'n_quantiles', presetQuantiles);
  const subsample = given(making, 'subsample', presetSubsample);
  if (quantiles === undefined || quantiles === null || subsample === undefined) return null;
  const seed = numberOf(making.keywords.get('random_state')?.value);
  const place = making.range.start;
  return () => ({
    operation: 'quantileShare', input: expressionOf(data), among: expressionOf(seen), quantiles, subsample, source: { seed: isSeed(seed) ? seed : null, before: [], place },
  });
};

/** A number that is given, the preset, or null for None; `undefined` where it is not known. */
function given(making: Call, name: string, preset: number): number | null | undefined {
  const value = making.keywords.get(name)?.value;
  if (value === undefined) return preset;
  return value.kind === 'none' ? null : numberOf(value);
}
