import { isUnknown } from '../../spec/index.js';
import { elementWise, same, select } from './rules/element-wise.js';
import { centralCrop, croppedBoxes, croppedImages, croppedTo, edges, enlarged, imageGradients, inChannels, ofImages, resized, toSides } from './rules/images.js';
import { appended, columns, concatenation, deep, grid, horizontal, stacked, vertical } from './rules/joining.js';
import { decodedImage, decodedSound, dimensionsAsArguments, evenlyDivided, evenlySpaced, identity, ofShape, ofSize, rowsInOrder, withRow } from './rules/making.js';
import { counted, cut, embedded, gatheredByPlace, largest, masked, multiHot, oneHot, places, sampled, scattered, segments, sought, taken, takenAlong, unique } from './rules/picking.js';
import { batchDot, diagonal, diagonalOrBack, dot, einsum, matrixProduct, matrixVector, ofMatrices, onDiagonal, outer, tensorDot } from './rules/products.js';
import {
  asSequence,
  batchFlattened,
  broadcastTo,
  ensured,
  expanded,
  flattened,
  matrixTransposed,
  moved,
  padded,
  repeated,
  reshape,
  squeezed,
  swapped,
  tiled,
  transposed,
  turned,
} from './rules/rearranging.js';
import { differences, found, moments, norm, overLastAxis, quantile, reduction } from './rules/reductions.js';
import { ofArgument, type ShapeRule, type ShapesRule } from './rules/rule.js';
import { splitting, unstacking } from './rules/splitting.js';
import { blocks, convolution, depthwiseConvolution, frames, patches, pooling, shortTimeFourier } from './rules/windows.js';

const named = <Rule>(rule: Rule, names: string): [string, Rule][] => names.split(' ').map((name) => [name, rule]);

/** Functions of numpy, keras.ops, keras.backend and TensorFlow by the shape that they give, where all that have the name agree. */
export const shapeRules: ReadonlyMap<string, ShapeRule> = new Map([
  ...named(same, 'abs absolute angle arccos arcsin arcsinh arctan arctanh argsort around asin atan cast cbrt ceil clip clip_by_norm clip_by_value conj convert_to_tensor copy'),
  ...named(same, 'cos cosh cummax cumprod cumsum deg2rad digitize elu erf erfc erfinv exp exp2 expm1 fabs fix flip fliplr flipud floor gelu hard_sigmoid hard_silu hard_swish'),
  ...named(same, 'hard_tanh identity imag invert isclose isfinite isinf isnan l2_normalize leaky_relu log log10 log1p log2 log_sigmoid log_softmax logical_not'),
  ...named(same, 'lgamma digamma nan_to_num negative normalize ones_like full_like empty_like rad2deg real reciprocal relu relu6 reverse rint roll round rsqrt selu sigmoid sign silu'),
  ...named(same, 'sin sinh softmax softplus softsign sort sparsemax sqrt square stop_gradient swish tan tanh tanh_shrink trunc zeros_like threshold squareplus'),
  ...named(same, 'hard_shrink soft_shrink celu bias_add batch_normalization local_response_normalization rms_normalization standardize tril triu slice_update'),
  ...named(same, 'cholesky inv inverse pinv matrix_inverse set_diag band_part expm fft ifft fft2 ifft2 dropout shuffle random_shuffle alpha_dropout bitwise_not'),
  ...named(same, 'ascontiguousarray asanyarray asfarray print_tensor clip_by_average_norm tensor_scatter_nd_update'),
  ...named(same, 'adjust_brightness adjust_contrast adjust_gamma adjust_hue adjust_jpeg_quality adjust_saturation affine_transform convert_image_dtype draw_bounding_boxes'),
  ...named(same, 'flip_left_right flip_up_down gaussian_blur hsv_to_rgb per_image_standardization random_brightness random_contrast random_flip_left_right'),
  ...named(same, 'random_flip_up_down random_hue random_jpeg_quality random_saturation rgb_to_hsv rgb_to_yiq rgb_to_yuv stateless_random_brightness'),
  ...named(same, 'stateless_random_contrast stateless_random_flip_left_right stateless_random_flip_up_down stateless_random_saturation stateless_random_hue yuv_to_rgb'),
  ...named(same, 'as_string lower read_file regex_replace strip substr to_hash_bucket to_hash_bucket_fast to_hash_bucket_strong to_number unicode_script upper'),
  ...named(elementWise, 'add arctan2 atan2 bitwise_and bitwise_or bitwise_xor divide divide_no_nan equal floor_divide floordiv floormod fmod greater greater_equal hypot less less_equal'),
  ...named(elementWise, 'logaddexp logical_and logical_or logical_xor maximum minimum mod multiply multiply_no_nan not_equal pow power remainder squared_difference subtract true_divide truediv'),
  ...named(elementWise, 'sigmoid_cross_entropy_with_logits binary_crossentropy binary_focal_crossentropy polar copysign xlogy xdivy'),
  ...named(select, 'where'),
  ...named(reduction, 'all amax amin any average count_nonzero logsumexp max mean median min nanmax nanmean nanmin nanstd nansum prod ptp std sum var'),
  ...named(reduction, 'reduce_all reduce_any reduce_euclidean_norm reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod reduce_std reduce_sum reduce_variance'),
  ...named(norm, 'norm'),
  ...named(quantile, 'quantile percentile nanpercentile'),
  ...named(differences, 'diff'),
  ...named(overLastAxis, 'categorical_crossentropy softmax_cross_entropy_with_logits cosine_similarity'),
  ...named(ofArgument(0, 'labels', 'target'), 'sparse_softmax_cross_entropy_with_logits sparse_categorical_crossentropy'),
  ...named(ofArgument(0, 'targets'), 'in_top_k'),
  ...named(matrixProduct, 'matmul'),
  ...named(matrixVector, 'matvec'),
  ...named(dot, 'dot'),
  ...named(tensorDot, 'tensordot'),
  ...named(outer, 'outer'),
  ...named(diagonal, 'diag'),
  ...named(onDiagonal, 'diag_part'),
  ...named(einsum, 'einsum'),
  ...named(batchDot, 'batch_dot'),
  ...named(ofMatrices, 'det trace logdet matrix_rank'),
  ...named(reshape, 'reshape'),
  ...named(flattened, 'flatten ravel'),
  ...named(batchFlattened, 'batch_flatten'),
  ...named(expanded, 'expand_dims'),
  ...named(squeezed, 'squeeze'),
  ...named(transposed, 'permute_dimensions transpose'),
  ...named(matrixTransposed, 'matrix_transpose adjoint'),
  ...named(swapped, 'swapaxes'),
  ...named(moved, 'moveaxis'),
  ...named(turned, 'rot90'),
  ...named(tiled, 'tile'),
  ...named(repeated, 'repeat repeat_elements'),
  ...named(padded, 'pad'),
  ...named(broadcastTo, 'broadcast_to'),
  ...named(ensured, 'ensure_shape'),
  ...named(concatenation(0), 'concat concatenate'),
  ...named(vertical, 'vstack row_stack'),
  ...named(horizontal, 'hstack'),
  ...named(columns, 'column_stack'),
  ...named(deep, 'dstack'),
  ...named(stacked, 'stack parallel_stack'),
  ...named(appended, 'append'),
  ...named(oneHot, 'one_hot'),
  ...named(multiHot, 'multi_hot'),
  ...named(taken(2, null), 'take'),
  ...named(taken(3, 0), 'gather'),
  ...named(takenAlong, 'take_along_axis'),
  ...named(gatheredByPlace, 'gather_nd'),
  ...named(embedded, 'embedding_lookup'),
  ...named(masked, 'boolean_mask'),
  ...named(cut, 'slice'),
  ...named(segments, 'segment_sum segment_max unsorted_segment_sum unsorted_segment_max unsorted_segment_mean unsorted_segment_min unsorted_segment_prod'),
  ...named(scattered, 'scatter scatter_nd'),
  ...named(counted, 'bincount'),
  ...named(unique, 'unique'),
  ...named(sampled, 'categorical'),
  ...named(sought, 'searchsorted'),
  ...named(found(null), 'argmax argmin nanargmax nanargmin'),
  ...named(ofShape(0, 'shape', 'dims'), 'zeros ones empty full fill normal uniform random_normal random_uniform truncated_normal random_normal_variable'),
  ...named(ofShape(0, 'shape', 'dims'), 'stateless_normal stateless_uniform stateless_truncated_normal gamma beta random_bernoulli random_binomial'),
  ...named(ofSize(0, 'shape', 'size'), 'randint'),
  ...named(evenlySpaced, 'arange range'),
  ...named(evenlyDivided, 'linspace logspace geomspace'),
  ...named(identity, 'eye'),
  ...named(decodedImage, 'decode_image decode_jpeg decode_png decode_bmp decode_gif'),
  ...named(resized, 'resize smart_resize'),
  ...named(toSides(1), 'resize_with_pad resize_with_crop_or_pad'),
  ...named(toSides(3), 'crop_to_bounding_box pad_to_bounding_box'),
  ...named(croppedImages, 'crop_images pad_images'),
  ...named(croppedTo, 'random_crop stateless_random_crop'),
  ...named(centralCrop, 'central_crop'),
  ...named(croppedBoxes, 'crop_and_resize'),
  ...named(inChannels(1), 'rgb_to_grayscale'),
  ...named(inChannels(3), 'grayscale_to_rgb'),
  ...named(ofImages, 'psnr ssim ssim_multiscale total_variation'),
  ...named(edges, 'sobel_edges'),
  ...named(enlarged, 'resize_images'),
  ...named(patches, 'extract_patches'),
  ...named(convolution, 'conv conv1d conv2d conv3d convolution'),
  ...named(depthwiseConvolution, 'depthwise_conv depthwise_conv2d'),
  ...named(ofShape(2, 'output_shape'), 'conv2d_transpose conv3d_transpose'),
  ...named(pooling, 'max_pool average_pool avg_pool max_pool1d max_pool2d max_pool3d avg_pool1d avg_pool2d avg_pool3d'),
  ...named(blocks(true), 'space_to_depth'),
  ...named(blocks(false), 'depth_to_space'),
  ...named(frames, 'frame extract_sequences'),
  ...named(shortTimeFourier, 'stft'),
]);

/** Functions that give several arrays. */
export const shapesRules: ReadonlyMap<string, ShapesRule> = new Map([
  ...named(splitting(false), 'split array_split'),
  ...named(unstacking, 'unstack'),
  ...named(moments, 'moments'),
  ...named(largest, 'top_k'),
  ...named(grid, 'meshgrid'),
  ...named(places, 'nonzero'),
  ...named(imageGradients, 'image_gradients'),
  ...named(decodedSound, 'decode_wav'),
]);

/** Functions that mean something else in TensorFlow. */
const ofTensorFlow: ReadonlyMap<string, ShapeRule> = new Map([...named(found(0), 'argmax argmin'), ...named(cut, 'slice')]);

const severalOfTensorFlow: ReadonlyMap<string, ShapesRule> = new Map([...named(splitting(true), 'split')]);

/** Functions that mean something else in keras.backend. */
const ofBackend: ReadonlyMap<string, ShapeRule> = new Map([...named(concatenation(-1), 'concatenate'), ...named(found(-1), 'argmax argmin'), ...named(asSequence, 'repeat')]);

/** Functions that mean something else in numpy. */
const ofNumpy: ReadonlyMap<string, ShapeRule> = new Map([...named(ofShape(1, 'new_shape'), 'resize'), ...named(diagonalOrBack, 'diag')]);

/** numpy's random functions: `size` is what they give, a number where it is left out. */
const ofNumpyRandom: ReadonlyMap<string, ShapeRule> = new Map([
  ...named(ofSize(0, 'size'), 'random random_sample ranf sample standard_normal standard_exponential standard_cauchy'),
  ...named(ofSize(1, 'size'), 'choice poisson exponential chisquare geometric rayleigh standard_t pareto weibull power zipf'),
  ...named(ofSize(2, 'size'), 'uniform normal randint random_integers integers binomial lognormal laplace logistic gumbel vonmises beta gamma wald f'),
  ...named(ofSize(3, 'size'), 'triangular hypergeometric'),
  ...named(dimensionsAsArguments, 'rand randn'),
  ...named(withRow(0, 2, 'mean'), 'multivariate_normal'),
  ...named(withRow(0, 1, 'alpha'), 'dirichlet'),
  ...named(withRow(1, 2, 'pvals'), 'multinomial'),
  ...named(rowsInOrder, 'permutation permuted'),
]);

/** The rule for a function that gives one array. @param path The module: `numpy`, `tensorflow.math`, `keras.ops`. */
export function shapeRuleOf(path: string, name: string): ShapeRule | undefined {
  const rule = ofModule(path)?.get(name) ?? shapeRules.get(name);
  return rule === undefined ? undefined : (given) => lengthsOf(rule(given));
}

/** A shape of whole numbers; `undefined` where arguments that Keras refuses have made something else of it. */
function lengthsOf(shape: ReturnType<ShapeRule>): ReturnType<ShapeRule> {
  if (shape === undefined || isUnknown(shape)) return shape;
  return shape.every((length) => length === null || (Number.isSafeInteger(length) && length >= 0)) ? shape : undefined;
}

/** The rule for a function that gives several arrays; how many pieces `tf.strings.split` gives, the texts decide. */
export function shapesRuleOf(path: string, name: string): ShapesRule | undefined {
  if (path.endsWith('.strings')) return undefined;
  return (path.startsWith('tensorflow') ? severalOfTensorFlow.get(name) : undefined) ?? shapesRules.get(name);
}

function ofModule(path: string): ReadonlyMap<string, ShapeRule> | undefined {
  if (path.startsWith('tensorflow')) return ofTensorFlow;
  if (path === 'numpy.random') return ofNumpyRandom;
  if (path.startsWith('numpy')) return ofNumpy;
  return path === 'keras.backend' ? ofBackend : undefined;
}

/** Whether a function of a module has a rule. */
export function isShapeFunction(path: string, name: string): boolean {
  return shapeRuleOf(path, name) !== undefined || shapesRuleOf(path, name) !== undefined;
}
