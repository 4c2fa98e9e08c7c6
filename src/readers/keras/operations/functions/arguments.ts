import { isUnknown, type Maybe, type Shape, type SourceRange } from '../../../../spec/index.js';
import { argumentOf, elementsOf, numberOf, truthOf, type Call, type Value } from '../../../python/index.js';
import { shapeOf, Tensor } from '../tensor.js';

/** The arguments of a function on tensors. A parameter has a position and the names it has in Keras, TensorFlow and older Keras. */
export class FunctionArguments {
  constructor(readonly call: Call) {}

  get range(): SourceRange {
    return this.call.range;
  }

  value(position: number, ...names: readonly string[]): Value | undefined {
    for (const name of names) {
      const named = this.call.keywords.get(name);
      if (named !== undefined) return named.value;
    }
    return argumentOf(this.call, position, '');
  }

  /** The shape of an argument that is a tensor, an array or a number; `undefined` where it is not given. */
  shape(position: number, ...names: readonly string[]): Maybe<Shape> | undefined {
    const value = this.value(position, ...names);
    return value === undefined ? undefined : shapeOf(value, this.range);
  }

  /** The shapes of a list of tensors; `undefined` where they are not all known. */
  shapes(position: number, ...names: readonly string[]): readonly Shape[] | undefined {
    const value = this.value(position, ...names);
    const elements = value === undefined ? undefined : elementsOf(value, this.range);
    if (elements === undefined || isUnknown(elements)) return undefined;
    const shapes = elements.map((element) => shapeOf(element, this.range)).filter((shape): shape is Shape => !isUnknown(shape));
    return shapes.length === elements.length ? shapes : undefined;
  }

  integer(position: number, ...names: readonly string[]): number | undefined {
    return numberOf(this.value(position, ...names));
  }

  /** A number or a sequence of numbers; null where it is not given or None, `undefined` where it is not known. */
  integers(position: number, ...names: readonly string[]): readonly number[] | null | undefined {
    const value = this.value(position, ...names);
    if (value === undefined || value.kind === 'none') return null;
    const dimensions = dimensionsOf(value, this.range);
    return dimensions?.includes(null) === false ? dimensions.filter((each) => each !== null) : undefined;
  }

  isTrue(position: number, ...names: readonly string[]): boolean {
    const value = this.value(position, ...names);
    return value !== undefined && truthOf(value) === true;
  }
}

/** A shape in the program, in which what is not known is free; `undefined` where not even its length is known. */
export function dimensionsOf(value: Value, range: SourceRange): Shape | undefined {
  const number = numberOf(value);
  if (number !== undefined) return [number];
  if (value instanceof Tensor) return undefined;
  const elements = elementsOf(value, range);
  return isUnknown(elements) ? undefined : elements.map((element) => numberOf(element) ?? null);
}
