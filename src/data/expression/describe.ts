import { isSource, type ArithmeticOperation, type ArrayExpression } from '../../spec/index.js';
import { describeSource } from './describe-source.js';

const signs: Readonly<Record<ArithmeticOperation, string>> = {
  add: '+', subtract: '-', multiply: '*', divide: '/', power: '**', floorDivide: '//', remainder: '%', maximum: 'maximum', minimum: 'minimum',
  equal: '==', notEqual: '!=', less: '<', lessEqual: '<=', greater: '>', greaterEqual: '>=', and: '&', or: '|',
};

const statistics = { mean: 'mean', std: 'std', variance: 'var', sum: 'sum', least: 'min', greatest: 'max' } as const;

const operand = (value: ArrayExpression | number): string => {
  if (typeof value === 'number') return String(value);
  return value.operation in signs ? `(${describeArray(value)})` : describeArray(value);
};

/** An array expression in short, as Python would write it: `fashion_mnist.x_train[:-5000] / 255`. */
export function describeArray(expression: ArrayExpression): string {
  if (isSource(expression)) return describeSource(expression);
  switch (expression.operation) {
    case 'slice': {
      const { axis, start, stop, step } = expression;
      const range = `${start ?? ''}:${stop ?? ''}${step === 1 ? '' : `:${step}`}`;
      return `${operand(expression.input)}[${':, '.repeat(axis)}${range}]`;
    }
    case 'elementWise':
      return `${expression.function}(${describeArray(expression.input)})`;
    case 'mean':
    case 'std':
    case 'variance':
    case 'sum':
    case 'least':
    case 'greatest': {
      const axes = expression.axes === null ? '' : `axis=${expression.axes.length === 1 ? String(expression.axes[0]) : `(${expression.axes.join(', ')})`}`;
      return `${operand(expression.input)}.${statistics[expression.operation]}(${axes})`;
    }
    case 'cast':
      return `${operand(expression.input)}.astype(${expression.dtype})`;
    case 'reshape':
      return `${operand(expression.input)}.reshape(${expression.shape.map((size) => size ?? -1).join(', ')})`;
    case 'transpose':
      return `${operand(expression.input)}.transpose(${expression.axes.join(', ')})`;
    case 'concatenate':
      return `concatenate([${expression.inputs.map(describeArray).join(', ')}], axis=${expression.axis})`;
    case 'repeat':
      return `${expression.whole ? 'tile' : 'repeat'}(${describeArray(expression.input)}, ${expression.times})`;
    case 'oneHot':
      return `to_categorical(${describeArray(expression.input)}, ${expression.classes})`;
    case 'take':
      return `${operand(expression.input)}[${describeArray(expression.indices)}]`;
    case 'windows':
      return `windows(${describeArray(expression.input)}, ${expression.length})`;
    case 'mask':
      return `${operand(expression.input)}[${describeArray(expression.condition)}]`;
    case 'put':
      return `put(${describeArray(expression.input)}, ${describeArray(expression.condition)}, ${operand(expression.values)})`;
    case 'assign':
      return `assigned(${describeArray(expression.input)}, ${operand(expression.values)})`;
    case 'mark':
      return `marked(${describeArray(expression.input)}, ${describeArray(expression.columns)})`;
    case 'replace':
      return `where(${describeArray(expression.input)} == ${expression.from}, ${expression.to}, …)`;
    case 'choose':
      return `where(${describeArray(expression.condition)}, ${operand(expression.left)}, ${operand(expression.right)})`;
    case 'rank':
      return `LabelEncoder().fit_transform(${describeArray(expression.input)})`;
    case 'indicators':
      return `OneHotEncoder().fit_transform(${describeArray(expression.input)})`;
    case 'quantile':
      return `quantile(${describeArray(expression.input)}, ${expression.share})`;
    case 'quantileShare':
      return `QuantileTransformer().fit_transform(${describeArray(expression.input)})`;
    case 'split':
      return `train_test_split(${describeArray(expression.input)})[${expression.part}]`;
    case 'fold':
      return `${expression.stratify === null ? 'KFold' : 'StratifiedKFold'}(${expression.folds})[${expression.fold}][${expression.part}]`;
    case 'vectorized':
      return `TextVectorization(${describeArray(expression.input)})`;
    case 'tokenized':
      return `texts_to_sequences(${describeArray(expression.input)})`;
    case 'tokenMatrix':
      return `texts_to_matrix(${describeArray(expression.input)})`;
    case 'padded':
      return `pad_sequences(${describeArray(expression.input)}, ${expression.length})`;
    default:
      return `${operand(expression.left)} ${signs[expression.operation]} ${operand(expression.right)}`;
  }
}
