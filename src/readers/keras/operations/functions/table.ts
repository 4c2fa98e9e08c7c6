import {
  batchFlattened, concatenation, einsum, elementwise, expanded, flattened, found, matmul, oneHot, padded, reduction, repeated, reshape, same, select,
  squeezed, stacked, swapped, tiled, transposed, type ShapeRule,
} from './shape-rules.js';

const named = (rule: ShapeRule, names: string): [string, ShapeRule][] => names.split(' ').map((name) => [name, rule]);

/** Functions of keras.ops, keras.backend and TensorFlow by the shape that they give. */
export const shapeRules: ReadonlyMap<string, ShapeRule> = new Map([
  ...named(same, 'abs absolute cast ceil clip clip_by_value copy cos cosh cumsum elu erf exp expm1 flip floor gelu hard_sigmoid hard_swish hard_tanh identity isfinite isinf'),
  ...named(same, 'isnan l2_normalize leaky_relu log log10 log1p log2 log_sigmoid log_softmax logical_not mish negative normalize ones_like reciprocal relu relu6 reverse'),
  ...named(same, 'round rsqrt selu sigmoid sign silu sin sinh softmax softplus softsign sqrt square stop_gradient swish tan tanh zeros_like convert_to_tensor dropout'),
  ...named(elementwise, 'add arctan2 divide divide_no_nan equal floor_divide greater greater_equal less less_equal logical_and logical_or maximum minimum mod multiply'),
  ...named(elementwise, 'not_equal pow power squared_difference subtract true_divide'),
  ...named(select, 'where'),
  ...named(reduction, 'all amax amin any logsumexp max mean min prod reduce_all reduce_any reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod'),
  ...named(reduction, 'reduce_std reduce_sum reduce_variance std sum var'),
  ...named(matmul, 'matmul'),
  ...named(reshape, 'reshape'),
  ...named(flattened, 'flatten ravel'),
  ...named(batchFlattened, 'batch_flatten'),
  ...named(expanded, 'expand_dims'),
  ...named(squeezed, 'squeeze'),
  ...named(transposed, 'permute_dimensions transpose'),
  ...named(swapped, 'swapaxes'),
  ...named(concatenation(0), 'concat concatenate'),
  ...named(found, 'argmax argmin'),
  ...named(einsum, 'einsum'),
  ...named(stacked, 'stack'),
  ...named(tiled, 'tile'),
  ...named(repeated, 'repeat'),
  ...named(oneHot, 'one_hot'),
  ...named(padded, 'pad'),
]);

/** Functions of keras.backend that differ from those of the same name in keras.ops. */
export const backendRules: ReadonlyMap<string, ShapeRule> = new Map([...named(concatenation(-1), 'concatenate')]);
