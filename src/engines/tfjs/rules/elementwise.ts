import { numberAttribute } from '../../../graph/index.js';
import { ofOne, ofTwo, type Rule, type Tfjs, type TfjsTensor } from './rule.js';

/** Arithmetic and functions of single elements. */
export const elementwiseRules = {
  Add: ofTwo((tf, a, b) => tf.add(a, b)),
  Sub: ofTwo((tf, a, b) => tf.sub(a, b)),
  Mul: ofTwo((tf, a, b) => tf.mul(a, b)),
  // Of whole numbers, tfjs rounds down; ONNX cuts off.
  Div: ofTwo((tf, a, b, { type }) =>
    type === 'float32' ? tf.div(a, b) : tf.cast(tf.div(tf.cast(a, 'float32'), tf.cast(b, 'float32')), 'int32'),
  ),
  Pow: ofTwo((tf, a, b) => tf.pow(a, b)),
  Max: ofTwo((tf, a, b) => tf.where(orNaN(tf, tf.greaterEqual(a, b), a), a, b)),
  Min: ofTwo((tf, a, b) => tf.where(orNaN(tf, tf.lessEqual(a, b), a), a, b)),
  Neg: ofOne((tf, x) => tf.neg(x)),
  Abs: ofOne((tf, x) => tf.abs(x)),
  Exp: ofOne((tf, x) => tf.exp(x)),
  Log: ofOne((tf, x) => tf.log(x)),
  Sin: ofOne((tf, x) => tf.sin(x)),
  Cos: ofOne((tf, x) => tf.cos(x)),
  Sqrt: ofOne((tf, x) => tf.sqrt(x)),
  Reciprocal: ofOne((tf, x) => tf.reciprocal(x)),
  Sign: ofOne((tf, x) => tf.sign(x)),
  Erf: ofOne((tf, x) => tf.erf(x)),
  Clip: ofOne((tf, x, { attributes }) =>
    tf.clipByValue(x, numberAttribute(attributes, 'low'), numberAttribute(attributes, 'high')),
  ),
  Greater: ofTwo((tf, a, b) => tf.greater(a, b)),
  GreaterOrEqual: ofTwo((tf, a, b) => tf.greaterEqual(a, b)),
  Less: ofTwo((tf, a, b) => tf.less(a, b)),
  LessOrEqual: ofTwo((tf, a, b) => tf.lessEqual(a, b)),
  Equal: ofTwo((tf, a, b) => tf.equal(a, b)),
  And: ofTwo((tf, a, b) => tf.logicalAnd(a, b)),
  Or: ofTwo((tf, a, b) => tf.logicalOr(a, b)),
  Not: ofOne((tf, x) => tf.logicalNot(x)),
  IsNaN: ofOne((tf, x) => tf.isNaN(x)),
  IsInf: ofOne((tf, x) => tf.isInf(x)),
} satisfies Readonly<Record<string, Rule>>;

/** tfjs's own maximum and minimum pass over a NaN on one of the two sides. */
function orNaN(tf: Tfjs, condition: TfjsTensor, a: TfjsTensor): TfjsTensor {
  return a.dtype === 'float32' ? tf.logicalOr(condition, tf.isNaN(a)) : condition;
}
