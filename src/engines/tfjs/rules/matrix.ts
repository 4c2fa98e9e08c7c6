import { flagAttribute } from '../../../graph/index.js';
import { ownProduct } from './own-product.js';
import { inputOf, type Rule, type RuleContext, type TfjsTensor } from './rule.js';

/** Products of the matrices in the last two axes. */
const product: Rule = (context, inputs, { attributes }) => {
  const { tf, products } = context;
  const [a, b] = [inputOf(inputs, 0), inputOf(inputs, 1)];
  const [transposeA, transposeB] = [flagAttribute(attributes, 'transposeA'), flagAttribute(attributes, 'transposeB')];
  if (products === 'own') return ownProduct(context, a, b, transposeA, transposeB) ?? tf.matMul(a, b, transposeA, transposeB);
  if (products === 'any') return tf.matMul(a, b, transposeA, transposeB);
  return tf.matMul(transposeA ? swapLastAxes(context, a) : a, transposeB ? swapLastAxes(context, b) : b);
};

export const matrixRules = { MatMul: product, PatchProduct: product } satisfies Readonly<Record<string, Rule>>;

function swapLastAxes({ tf }: RuleContext, x: TfjsTensor): TfjsTensor {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}
