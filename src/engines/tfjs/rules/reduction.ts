import { flagAttribute, numberAttribute, numbersAttribute } from '../../../graph/index.js';
import { ofOne, type Rule, type Tfjs, type TfjsTensor } from './rule.js';

type Reduce = (x: TfjsTensor, axes: number[], keepDimensions: boolean) => TfjsTensor;

function reduction(reduceOf: (tf: Tfjs) => Reduce): Rule {
  return ofOne((tf, x, { attributes }) => {
    const axes = [...numbersAttribute(attributes, 'axes')];
    // tfjs reads an empty list of axes as all of them.
    return axes.length === 0 ? x : reduceOf(tf)(x, axes, flagAttribute(attributes, 'keepDimensions'));
  });
}

/** Sums, means, greatest. */
export const reductionRules = {
  ReduceSum: reduction((tf) => tf.sum),
  ReduceMean: reduction((tf) => tf.mean),
  ReduceMax: reduction((tf) => tf.max),
  ReduceSumSquare: ofOne((tf, x) => tf.sum(tf.square(x))),
  ArgMax: ofOne((tf, x, { attributes }) => tf.argMax(x, numberAttribute(attributes, 'axis'))),
} satisfies Readonly<Record<string, Rule>>;
