import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type CallArgument, type CallValue, type Maybe, type Shape, type SourceRange } from '../../spec/index.js';
import { partShape } from '../keras/operations/tensor-part.js';
import { toSnakeCase } from '../keras/naming.js';
import { booleanValue, floatValue, integerValue, Interpreter, none, plainCall, standardLibrary, stringValue, tupleValue, type HostValue, type Value } from '../python/index.js';
import { FunctionArguments, shapeRuleOf, type ShapeOf } from '../shapes/index.js';

/** Stands for a tensor among the arguments of a function. */
interface TensorStandIn extends HostValue {
  readonly typeName: 'tensor';
  readonly shape: Shape;
}

/**
 * The shape that a function of `keras.ops` gives, by the rules that programs are read with.
 * @param className Keras's name of the operation, `Mean`. @param inputs the shapes of the tensors among the arguments.
 */
export function functionShape(className: string, inputs: readonly Shape[], given: readonly CallArgument[], range: SourceRange): Maybe<Shape> {
  const notKnown = unknown(l10n.t('What the function {0} makes of a shape is not known here.', className), range);
  const values = given.map(({ name, value }) => ({ name, value: valueOf(value, inputs, range) }));
  const positional = values.flatMap(({ name, value }) => (name === null ? [value] : []));
  const [first] = inputs;
  if (className === 'GetItem') return first === undefined || positional[1] === undefined ? notKnown : partShape(first, positional[1], range);
  const interpreter = new Interpreter({ path: range.source, text: '' }, standardLibrary);
  const keywords = new Map(values.flatMap(({ name, value }) => (name === null ? [] : [[name, { value, place: null }] as const])));
  const call = { ...plainCall({ interpreter, range, statement: range }, positional), keywords };
  const shape = shapeRuleOf('keras.ops', toSnakeCase(className))?.(new FunctionArguments(call, shapeOf)) ?? notKnown;
  return isUnknown(shape) && shape.range === undefined ? { ...shape, range } : shape;
}

const shapeOf: ShapeOf = (value, range) => {
  if (value.kind === 'host' && value.typeName === 'tensor') return (value as TensorStandIn).shape;
  if (value.kind === 'unknown') return value;
  return value.kind === 'number' || value.kind === 'boolean' ? [] : unknown(l10n.t('The shape of what this gives is known only when the file runs.'), range);
};

function valueOf(value: CallValue, inputs: readonly Shape[], range: SourceRange): Value {
  if (value === null) return none;
  if (typeof value === 'boolean') return booleanValue(value);
  if (typeof value === 'number') return Number.isInteger(value) ? integerValue(value) : floatValue(value);
  if (typeof value === 'string') return stringValue(value);
  if (Array.isArray(value)) return tupleValue((value as readonly CallValue[]).map((each) => valueOf(each, inputs, range)));
  if (!('kind' in value)) return none;
  switch (value.kind) {
    case 'input': {
      const standIn: TensorStandIn = { kind: 'host', typeName: 'tensor', shape: inputs[value.input] ?? [] };
      return standIn;
    }
    case 'ellipsis':
      return { kind: 'ellipsis' };
    case 'slice': {
      const bound = (number: number | null): Value => (number === null ? none : integerValue(number));
      return { kind: 'slice', start: bound(value.start), stop: bound(value.stop), step: bound(value.step) };
    }
    case 'unknown':
      return value;
    default:
      return unknown(l10n.t('What is given here is known only when the file runs.'), range);
  }
}
