import type { ArrayExpression } from '../../spec/index.js';

const signs = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

const operand = (value: ArrayExpression | number): string => {
  if (typeof value === 'number') return String(value);
  return value.operation in signs ? `(${describeArray(value)})` : describeArray(value);
};

/** An array expression in short, as Python would write it: `fashion_mnist.x_train[:-5000] / 255`. */
export function describeArray(expression: ArrayExpression): string {
  switch (expression.operation) {
    case 'dataset':
      return `${expression.dataset}.${expression.part}_${expression.split}`;
    case 'slice': {
      const { axis, start, stop, step } = expression;
      const range = `${start ?? ''}:${stop ?? ''}${step === 1 ? '' : `:${step}`}`;
      return `${operand(expression.input)}[${':, '.repeat(axis)}${range}]`;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return `${operand(expression.left)} ${signs[expression.operation]} ${operand(expression.right)}`;
    case 'mean':
    case 'std': {
      const axes = expression.axes === null ? '' : `axis=${expression.axes.length === 1 ? String(expression.axes[0]) : `(${expression.axes.join(', ')})`}`;
      return `${operand(expression.input)}.${expression.operation}(${axes})`;
    }
    case 'cast':
      return `${operand(expression.input)}.astype(${expression.dtype})`;
    case 'reshape':
      return `${operand(expression.input)}.reshape(${expression.shape.map((size) => size ?? -1).join(', ')})`;
    case 'oneHot':
      return `to_categorical(${describeArray(expression.input)}, ${expression.classes})`;
  }
}
