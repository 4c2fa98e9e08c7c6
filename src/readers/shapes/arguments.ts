import { isUnknown, type Maybe, type Shape, type SourceRange, type Unknown } from '../../spec/index.js';
import { argumentOf, elementsOf, numberOf, truthOf, type Call, type Value } from '../python/index.js';

/** The shape of a value that is an array, a tensor or a number; why it is not known where it is something else. */
export type ShapeOf = (value: Value, range: SourceRange) => Maybe<Shape>;

/** The arguments of a function on arrays. A parameter has a position and the names it has in numpy, Keras and TensorFlow. */
export class FunctionArguments {
  constructor(
    readonly call: Call,
    private readonly shapeOf: ShapeOf,
  ) {}

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
    return value === undefined ? undefined : this.shapeOf(value, this.range);
  }

  /** The shapes of a list of tensors, or of an array taken apart; `undefined` where there is no list. */
  shapes(position: number, ...names: readonly string[]): readonly Shape[] | Unknown | undefined {
    const value = this.value(position, ...names);
    if (value === undefined) return undefined;
    const elements = elementsOf(value, this.range);
    if (isUnknown(elements)) return this.rowsOf(value) ?? elements;
    const shapes: Shape[] = [];
    for (const element of elements) {
      const shape = this.shapeOf(element, this.range);
      if (isUnknown(shape)) return shape;
      shapes.push(shape);
    }
    return shapes;
  }

  integer(position: number, ...names: readonly string[]): number | undefined {
    return numberOf(this.value(position, ...names));
  }

  /** A whole number, or what the function takes without it; `undefined` where it is given and not known. */
  integerOr(preset: number, position: number, ...names: readonly string[]): number | undefined {
    const value = this.value(position, ...names);
    return value === undefined || value.kind === 'none' ? preset : numberOf(value);
  }

  /** A number or a sequence of numbers; null where it is not given or None, `undefined` where it is not known. */
  integers(position: number, ...names: readonly string[]): readonly number[] | null | undefined {
    const value = this.value(position, ...names);
    if (value === undefined || value.kind === 'none') return null;
    const dimensions = dimensionsOf(value, this.range);
    return dimensions?.includes(null) === false ? dimensions.filter((each) => each !== null) : undefined;
  }

  /** A shape that an argument spells out, in which what is not known is free; `undefined` where not even its length is known. */
  dimensions(position: number, ...names: readonly string[]): Shape | undefined {
    const value = this.value(position, ...names);
    return value === undefined ? undefined : dimensionsOf(value, this.range);
  }

  /** The pairs of a list of pairs, as paddings are given; `undefined` where they are not such a list. */
  pairs(value: Value): readonly Shape[] | undefined {
    const elements = elementsOf(value, this.range);
    if (isUnknown(elements)) return undefined;
    // One pair for all axes is allowed, too.
    if (elements.length === 2 && elements.every((element) => numberOf(element) !== undefined)) return [elements.map((element) => numberOf(element) ?? null)];
    return elements.map((element) => dimensionsOf(element, this.range) ?? []);
  }

  text(position: number, ...names: readonly string[]): string | undefined {
    const value = this.value(position, ...names);
    return value?.kind === 'string' ? value.value : undefined;
  }

  isTrue(position: number, ...names: readonly string[]): boolean {
    const value = this.value(position, ...names);
    // At the place of a flag, numpy has other parameters: a name of a type is no `True`.
    return (value?.kind === 'boolean' || value?.kind === 'number') && truthOf(value) === true;
  }

  /** The shapes of the rows of an array that is given where a list of arrays may be. */
  private rowsOf(value: Value): readonly Shape[] | undefined {
    const shape = this.shapeOf(value, this.range);
    const [count, ...row] = isUnknown(shape) ? [] : shape;
    return count === undefined || count === null || count > maximumRows ? undefined : Array.from({ length: count }, () => row);
  }
}

/** Arrays of more rows than this are not taken apart. */
const maximumRows = 1_000;

/** A shape in the program, in which what is not known is free; `undefined` where not even its length is known. */
export function dimensionsOf(value: Value, range: SourceRange): Shape | undefined {
  const number = numberOf(value);
  if (number !== undefined) return [number];
  const elements = elementsOf(value, range);
  return isUnknown(elements) ? undefined : elements.map((element) => numberOf(element) ?? null);
}
