import { numberOf, type Call } from '../python/index.js';
import { between, type KnownValues } from './values.js';

/** Where the parameters of a distribution are: in numpy the size comes last, in Keras and TensorFlow the shape comes first. */
interface Distribution {
  readonly kind: 'uniform' | 'whole' | 'normal';
  readonly names: readonly [string, string];
}

const distributions: Readonly<Record<string, Distribution>> = {
  uniform: { kind: 'uniform', names: ['low', 'high'] },
  normal: { kind: 'normal', names: ['loc', 'scale'] },
  randint: { kind: 'whole', names: ['low', 'high'] },
  integers: { kind: 'whole', names: ['low', 'high'] },
};

const tensorDistributions: Readonly<Record<string, Distribution>> = {
  uniform: { kind: 'uniform', names: ['minval', 'maxval'] },
  random_uniform: { kind: 'uniform', names: ['minval', 'maxval'] },
  stateless_uniform: { kind: 'uniform', names: ['minval', 'maxval'] },
  normal: { kind: 'normal', names: ['mean', 'stddev'] },
  random_normal: { kind: 'normal', names: ['mean', 'stddev'] },
  truncated_normal: { kind: 'normal', names: ['mean', 'stddev'] },
  stateless_normal: { kind: 'normal', names: ['mean', 'stddev'] },
  randint: { kind: 'whole', names: ['minval', 'maxval'] },
};

const standardNormal: KnownValues = { isStandardized: true, isNoise: true };
const unitInterval: KnownValues = { ...between(0, 1), isNoise: true };

const withoutParameters: Readonly<Record<string, KnownValues>> = {
  rand: unitInterval,
  random: unitInterval,
  random_sample: unitInterval,
  ranf: unitInterval,
  sample: unitInterval,
  randn: standardNormal,
  standard_normal: standardNormal,
};

/** What is known of numbers that a function makes at random; `undefined` for every other function. */
export function noiseValues(path: string, name: string, call: Call): KnownValues | undefined {
  const isNumpy = path === 'numpy.random';
  if (!isNumpy && !/(^|\.)(random|backend)$/.test(path)) return undefined;
  if (isNumpy && Object.hasOwn(withoutParameters, name)) return withoutParameters[name];
  const table = isNumpy ? distributions : tensorDistributions;
  const distribution = Object.hasOwn(table, name) ? table[name] : undefined;
  return distribution === undefined ? undefined : { ...valuesOf(distribution, call, isNumpy ? 0 : 1), isNoise: true };
}

function valuesOf({ kind, names: [lowName, highName] }: Distribution, call: Call, position: number): KnownValues {
  const parameter = (place: number, name: string, preset: number): number | undefined => {
    const value = (call.keywords.get(name) ?? call.positional[place])?.value;
    return value === undefined || value.kind === 'none' ? preset : numberOf(value);
  };
  const isOneBound = kind === 'whole' && !call.keywords.has(highName) && (call.positional[position + 1]?.value.kind ?? 'none') === 'none';
  const [first, second] = [parameter(position, lowName, 0), parameter(position + 1, highName, 1)];
  if (first === undefined || (second === undefined && !isOneBound)) return {};
  if (kind === 'normal') return first === 0 && second === 1 ? { isStandardized: true } : {};
  if (kind === 'uniform') return between(first, second ?? first);
  // `randint(10)` is below ten, from zero.
  return isOneBound ? between(0, first - 1) : between(first, (second ?? first) - 1);
}
