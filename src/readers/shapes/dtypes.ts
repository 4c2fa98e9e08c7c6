const namesOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const truths = namesOf('equal not_equal greater greater_equal less less_equal logical_and logical_or logical_not logical_xor isnan isinf isfinite isclose all any reduce_all reduce_any in_top_k');
const positions = namesOf('argmax argmin nanargmax nanargmin argsort nonzero searchsorted digitize bincount count_nonzero');
const fractions = namesOf(
  'one_hot multi_hot resize sqrt exp expm1 log log1p log2 log10 sin cos tan tanh sinh cosh sigmoid softmax log_softmax mean reduce_mean std reduce_std var reduce_variance median average '
  + 'normal uniform random_normal random_uniform truncated_normal zeros ones empty full eye linspace logspace geomspace divide true_divide truediv reciprocal rsqrt norm moments',
);

/**
 * The type of what a function gives.
 * @param first The type of its first array; null where it is given none.
 * @param float The type that whole numbers become: float64 in numpy, float32 in Keras and TensorFlow.
 */
export function dtypeOfFunction(name: string, first: string | null, float: 'float32' | 'float64'): string {
  if (truths.has(name)) return 'bool';
  if (positions.has(name)) return 'int64';
  if (fractions.has(name) || first === null) return first?.startsWith('float') === true ? first : float;
  return first;
}
