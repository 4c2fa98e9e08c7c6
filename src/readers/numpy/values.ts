import type { ArithmeticArray, ValueFacts } from '../../spec/index.js';

/** What an array is to another one that it is computed from: a part of the arithmetic that scales data. */
export type Role = 'mean' | 'deviation' | 'centred' | 'least' | 'greatest' | 'aboveLeast' | 'span';

/** What is known of the numbers in an array, and what they are to those that it is made of. */
export interface KnownValues extends ValueFacts {
  readonly role?: Role;
}

/** A number as the values of an array. */
export function constantValues(value: number): KnownValues {
  return { minimum: value, maximum: value };
}

/** Numbers between bounds. */
export function between(minimum: number, maximum: number): KnownValues {
  return { minimum, maximum };
}

/** Labels of so many classes as whole numbers. */
export function classLabels(classes: number): KnownValues {
  return { ...between(0, classes - 1), labels: { form: 'indices', classes } };
}

/** Labels of so many classes as rows of zeros with a one; null where it is not known how many there are. */
export function oneHotLabels(classes: number | null): KnownValues {
  return { ...between(0, 1), labels: { form: 'oneHot', classes } };
}

/** What stays known of numbers of which some are picked, in another order or shape. */
export function rearrangedValues(values: KnownValues): ValueFacts {
  const facts: KnownValues = { ...values };
  delete (facts as { role?: Role }).role;
  return facts;
}

/** What is known of the numbers of several arrays together. */
export function joinedValues(parts: readonly KnownValues[]): KnownValues {
  const [first, ...others] = parts;
  if (first === undefined) return {};
  const labels = others.every((other) => other.labels?.form === first.labels?.form && other.labels?.classes === first.labels?.classes)
    ? first.labels
    : undefined;
  return {
    ...bounds(extreme(Math.min, parts.map(({ minimum }) => minimum)), extreme(Math.max, parts.map(({ maximum }) => maximum))),
    ...(parts.every(({ isStandardized }) => isStandardized) && { isStandardized: true }),
    ...(labels !== undefined && { labels }),
    ...(parts.every(({ isNoise }) => isNoise) && { isNoise: true }),
  };
}

function extreme(pick: (...numbers: number[]) => number, values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length && known.length > 0 ? pick(...known) : undefined;
}

function bounds(minimum: number | undefined, maximum: number | undefined): KnownValues {
  return { ...(minimum !== undefined && Number.isFinite(minimum) && { minimum }), ...(maximum !== undefined && Number.isFinite(maximum) && { maximum }) };
}

/** What is known of a sum, difference, product or quotient. */
export function arithmeticValues(operation: ArithmeticArray['operation'], left: KnownValues, right: KnownValues): KnownValues {
  const noise = left.isNoise === true && (right.isNoise === true || isConstant(right)) ? { isNoise: true as const } : {};
  const scaled = scaling(operation, left, right);
  return { ...(scaled ?? interval(operation, left, right)), ...noise };
}

/** The arithmetic that scales data: standardizing, and dividing by the greatest or by the span. */
function scaling(operation: ArithmeticArray['operation'], left: KnownValues, right: KnownValues): KnownValues | undefined {
  switch (`${left.role ?? ''} ${operation} ${right.role ?? ''}`) {
    case ' subtract mean':
      return { role: 'centred' };
    case 'centred divide deviation':
      return { isStandardized: true };
    case ' subtract least':
      return { role: 'aboveLeast', minimum: 0 };
    case 'greatest subtract least':
      return { role: 'span', minimum: 0 };
    case 'aboveLeast divide span':
    case 'aboveLeast divide greatest':
      return between(0, 1);
    case ' divide greatest':
      return (left.minimum ?? -1) >= 0 ? between(0, 1) : undefined;
    case 'deviation add ':
      // A small number that keeps it from being zero.
      return isConstant(right) ? { role: 'deviation', minimum: 0 } : undefined;
    default:
      return undefined;
  }
}

function isConstant({ minimum, maximum }: KnownValues): boolean {
  return minimum !== undefined && minimum === maximum;
}

function interval(operation: ArithmeticArray['operation'], left: KnownValues, right: KnownValues): KnownValues {
  const [a, b, c, d] = [left.minimum, left.maximum, right.minimum, right.maximum];
  switch (operation) {
    case 'add':
      return bounds(a === undefined || c === undefined ? undefined : a + c, b === undefined || d === undefined ? undefined : b + d);
    case 'subtract':
      return bounds(a === undefined || d === undefined ? undefined : a - d, b === undefined || c === undefined ? undefined : b - c);
    case 'multiply':
    case 'divide': {
      if (a === undefined || b === undefined || c === undefined || d === undefined) return {};
      if (operation === 'divide' && c <= 0 && d >= 0) return {};
      const ends = operation === 'multiply' ? [a * c, a * d, b * c, b * d] : [a / c, a / d, b / c, b / d];
      return bounds(Math.min(...ends), Math.max(...ends));
    }
    case 'power':
      return a === undefined || b === undefined || c === undefined || c !== d ? {} : powers(a, b, c);
    default:
      return {};
  }
}

/** Powers of numbers between bounds, where the exponent is a whole number from 1. */
function powers(minimum: number, maximum: number, exponent: number): KnownValues {
  if (!Number.isInteger(exponent) || exponent < 1) return {};
  const ends = [minimum ** exponent, maximum ** exponent];
  return bounds(exponent % 2 === 0 && minimum < 0 && maximum > 0 ? 0 : Math.min(...ends), Math.max(...ends));
}

/** Functions that never fall, whose bounds are those of their argument. */
const rising: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt, exp: Math.exp, log: Math.log, log1p: Math.log1p, log2: Math.log2, log10: Math.log10, tanh: Math.tanh, round: Math.round, rint: Math.round,
  floor: Math.floor, ceil: Math.ceil, around: Math.round, expm1: Math.expm1, relu: (x) => Math.max(0, x),
};

/** Bounds that a function has whatever it is given. */
const bounded: Readonly<Record<string, KnownValues>> = {
  sigmoid: between(0, 1),
  tanh: between(-1, 1),
  sin: between(-1, 1),
  cos: between(-1, 1),
  softmax: between(0, 1),
  sign: between(-1, 1),
  zeros: between(0, 0),
  zeros_like: between(0, 0),
  ones: between(1, 1),
  ones_like: between(1, 1),
  eye: between(0, 1),
  isnan: between(0, 1),
  per_image_standardization: { isStandardized: true },
};

/** Functions that pick or move elements, and add none that are not zero. */
const rearranging = new Set(
  ('reshape expand_dims squeeze transpose flatten ravel concatenate concat stack vstack hstack dstack column_stack repeat tile take gather flip fliplr flipud swapaxes moveaxis copy sort '
    + 'identity convert_to_tensor roll rot90 shuffle random_shuffle permutation take_along_axis boolean_mask random_crop central_crop split unstack array_split unique slice resize '
    + 'broadcast_to append max min amax amin reduce_max reduce_min nanmax nanmin median cast ascontiguousarray asanyarray atleast_1d atleast_2d squeeze extract_patches image_flip '
    + 'random_flip_left_right random_flip_up_down flip_left_right flip_up_down crop_to_bounding_box rgb_to_grayscale grayscale_to_rgb').split(' '),
);

/** Functions after which zeros may stand among the numbers. */
const filling = new Set(['pad', 'pad_to_bounding_box', 'resize_with_pad', 'resize_with_crop_or_pad', 'where', 'triu', 'tril', 'dropout', 'relu']);

/** What is known of what a function gives of arrays, by what is known of them. */
export function functionValues(name: string, parts: readonly KnownValues[]): KnownValues {
  const joined = joinedValues(parts);
  if (rearranging.has(name)) return { ...joined, ...roleOf(name) };
  if (filling.has(name)) return { ...bounds(lower(joined.minimum), upper(joined.maximum)), ...(joined.isNoise && { isNoise: true }) };
  const rise = Object.hasOwn(rising, name) ? rising[name] : undefined;
  const always = Object.hasOwn(bounded, name) ? bounded[name] : undefined;
  if (rise === undefined || parts.length !== 1) return always ?? {};
  const at = (bound: number | undefined): number | undefined => (bound === undefined ? undefined : rise(bound));
  return { ...always, ...bounds(at(joined.minimum), at(joined.maximum)) };
}

const lower = (minimum: number | undefined): number | undefined => (minimum === undefined ? undefined : Math.min(0, minimum));
const upper = (maximum: number | undefined): number | undefined => (maximum === undefined ? undefined : Math.max(0, maximum));

function roleOf(name: string): Pick<KnownValues, 'role'> {
  if (/^(reduce_|nan|a)?max$/.test(name)) return { role: 'greatest' };
  return /^(reduce_|nan|a)?min$/.test(name) ? { role: 'least' } : {};
}

/** What is known of numbers that are cut off at bounds. */
export function clippedValues(values: KnownValues, low: number | undefined, high: number | undefined): KnownValues {
  const minimum = low === undefined ? values.minimum : Math.max(low, values.minimum ?? low);
  const maximum = high === undefined ? values.maximum : Math.min(high, values.maximum ?? high);
  return { ...bounds(minimum, maximum), ...(values.isNoise && { isNoise: true }) };
}
