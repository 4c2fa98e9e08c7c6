import { isUnknown, type ArrayExpression, type Shape } from '../../spec/index.js';
import { argumentOf, elementsOf, numberOf, type Call, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, type Making } from './array.js';
import { literalArray } from './literals.js';

/** The shape that each array is brought to before they are joined along an axis. */
interface Joint {
  readonly part: (shape: Shape) => Shape;
  readonly axis: (rank: number) => number;
}

const same = (shape: Shape): Shape => shape;

const asRows = (shape: Shape): Shape => (shape.length < 2 ? [1, ...shape] : shape);

const asColumns = (shape: Shape): Shape => (shape.length < 2 ? [...shape, 1] : shape);

/** Functions that join a list of arrays, but for those that are told the axis. */
const joints: Readonly<Partial<Record<string, Joint>>> = {
  vstack: { part: asRows, axis: () => 0 },
  row_stack: { part: asRows, axis: () => 0 },
  hstack: { part: same, axis: (rank) => (rank < 2 ? 0 : 1) },
  column_stack: { part: asColumns, axis: () => 1 },
};

/** How arrays are joined; `undefined` for other functions, and where what is joined is not known. */
export function joined(name: string, call: Call): Making | undefined {
  if (name === 'append') return appended(call);
  const list = call.positional[0]?.value;
  const arrays = list === undefined ? undefined : arraysIn(list, call);
  const [first] = arrays ?? [];
  if (arrays === undefined || first === undefined) return undefined;
  const rank = first.facts.shape.length;
  if (name === 'concatenate' || name === 'concat') {
    const axis = axisOf(call, 0);
    return axis === undefined ? undefined : joining(arrays, same, axis);
  }
  if (name === 'stack') {
    const axis = axisOf(call, 0);
    if (axis === undefined) return undefined;
    const place = axis < 0 ? axis + rank + 1 : axis;
    return joining(arrays, (shape) => shape.toSpliced(place, 0, 1), place);
  }
  const joint = Object.hasOwn(joints, name) ? joints[name] : undefined;
  return joint === undefined ? undefined : joining(arrays, joint.part, joint.axis(rank));
}

/** `np.append(a, b)`: flat, unless an axis is given. */
function appended(call: Call): Making | undefined {
  const arrays = [argumentOf(call, 0, 'arr'), argumentOf(call, 1, 'values')].map((value) => (value === undefined ? undefined : arrayIn(value, call)));
  const known = arrays.filter((array) => array !== undefined);
  if (known.length < 2) return undefined;
  const axis = argumentOf(call, 2, 'axis');
  if (axis !== undefined) return numberOf(axis) === undefined ? undefined : joining(known, same, numberOf(axis) ?? 0);
  return joining(known, (shape) => [shape.reduce<number | null>((product, length) => (product === null || length === null ? null : product * length), 1)], 0);
}

function joining(arrays: readonly ArrayValue[], part: (shape: Shape) => Shape, axis: number): Making {
  const piece = (array: ArrayValue): ArrayExpression => {
    const { shape, dtype } = array.facts;
    const wanted = part(shape);
    return wanted.length === shape.length ? expressionOf(array) : { kind: 'array', operation: 'reshape', input: expressionOf(array), shape: wanted, dtype };
  };
  return { sources: arrays, operation: () => ({ operation: 'concatenate', inputs: arrays.map(piece), axis }) };
}

/** The axis; `undefined` where it is given and not known. */
function axisOf(call: Call, preset: number): number | undefined {
  const axis = argumentOf(call, 1, 'axis');
  return axis === undefined ? preset : numberOf(axis);
}

function arraysIn(value: Value, call: Call): readonly ArrayValue[] | undefined {
  const elements = value instanceof ArrayValue ? undefined : elementsOf(value, call.range);
  if (elements === undefined || isUnknown(elements)) return undefined;
  const arrays = elements.map((element) => arrayIn(element, call)).filter((array) => array !== undefined);
  return arrays.length === elements.length ? arrays : undefined;
}

function arrayIn(value: Value, call: Call): ArrayValue | undefined {
  return value instanceof ArrayValue ? value : literalArray(value, undefined, call);
}
