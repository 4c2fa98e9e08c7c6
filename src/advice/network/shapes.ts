import { isUnknown, type LayerSpec, type Maybe, type ModelSpec, type Shape, type Unknown } from '../../spec/index.js';

/** A use of a layer that Keras refuses, for the shapes of its inputs or its own arguments. */
export interface Refusal {
  readonly model: ModelSpec;
  readonly layer: LayerSpec;
  /** What it is given; null where one of the shapes is not known. */
  readonly inputs: readonly Shape[] | null;
  /** Why it is refused, in words. */
  readonly reason: string;
}

/** Every use of a layer that Keras refuses, in the order of the models; what follows from a refusal is not repeated. */
export function refusalsOf(models: readonly ModelSpec[]): Refusal[] {
  return models.flatMap((model) =>
    model.layers.flatMap((layer) =>
      layer.calls.flatMap(({ outputShape, inputs, followsFunctions = false }, call) => {
        if (!isRefusalOf(layer, outputShape)) return [];
        const shapes = inputShapesOf(model, layer, call);
        // What follows from the refusal of a layer of the same line is given no shape that is known.
        return inputs.length > 0 && shapes === null && !followsFunctions ? [] : [{ model, layer, inputs: shapes, reason: outputShape.reason }];
      }),
    ),
  );
}

function isRefusalOf({ source }: LayerSpec, shape: Maybe<Shape>): shape is Unknown {
  return isUnknown(shape) && shape.fault === 'shape' && shape.range?.source === source.range.source && shape.range.start === source.range.start;
}

/** The shapes that a use of a layer is given; null where one of them is not known. */
export function inputShapesOf(model: ModelSpec, layer: LayerSpec, call: number): readonly Shape[] | null {
  const { inputs = [], followsFunctions = false } = layer.calls[call] ?? {};
  if (followsFunctions) return null;
  const shapes = inputs.map((reference) => {
    const input = model.inputs.find((each) => each.layer === reference.layer);
    return input?.shape ?? model.layers.find(({ id }) => id === reference.layer)?.calls[reference.call]?.outputShape;
  });
  const known = shapes.filter((shape): shape is Shape => shape !== undefined && !isUnknown(shape));
  return known.length === shapes.length ? known : null;
}

/** A shape as Python writes it. */
export function shapeInWords(shape: Shape): string {
  return `(${shape.map((length) => length ?? 'None').join(', ')}${shape.length === 1 ? ',' : ''})`;
}
