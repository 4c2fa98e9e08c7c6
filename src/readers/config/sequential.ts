import { isUnknown, type Maybe, type ModelSpec, type Shape, type TensorReference } from '../../spec/index.js';
import { noInputYet } from '../keras/models/model.js';
import { nothingInferred, type Inference } from '../keras/operations/operation.js';
import type { ReadModel, Reader } from './models.js';
import { partSpec, weightsInside, type Part } from './part.js';
import { elementsOf, member, rangeOf, savedObject, shapeOf, type SavedObject } from './saved.js';

interface Link {
  readonly part: Part;
  /** The shape that Keras built the layer for; null where the file does not say. */
  readonly builtFor: Shape | null;
}

/** A saved Sequential model. Before Keras 2.2.3 its configuration was the list of the layers. */
export function readSequential(saved: SavedObject, id: string, name: string, reader: Reader): ReadModel {
  const range = rangeOf(reader.path, saved.json);
  const entries = elementsOf(member(saved.config, 'layers') ?? saved.config).flatMap((json) => savedObject(json) ?? []);
  const links = entries.map((entry): Link => ({
    part: reader.part(entry),
    builtFor: shapeOf(member(member(entry.json, 'build_config'), 'input_shape')),
  }));
  const chain = links.filter(({ part }) => !part.isInput);
  const input = links.find(({ part }) => part.isInput)?.part;
  const inputShape =
    input?.infer([]).outputShape ??
    shapeOf(member(entries[0]?.config, 'batch_input_shape')) ??
    shapeOf(member(saved.config, 'build_input_shape')) ??
    noInputYet(range);

  function walk(shape: Maybe<Shape>): Inference[] {
    let current = shape;
    return chain.map(({ part }, index) => {
      const inference = isUnknown(current) ? nothingInferred(current) : part.infer([current]);
      const outputShape = isUnknown(inference.outputShape) ? (chain[index + 1]?.builtFor ?? inference.outputShape) : inference.outputShape;
      current = outputShape;
      return { outputShape, weights: inference.weights };
    });
  }

  return {
    outputShape: walk(inputShape).at(-1)?.outputShape ?? inputShape,
    infer(inputs) {
      const shape = inputs[0] ?? noInputYet(range);
      const inferences = walk(shape);
      const parts = chain.map(({ part }, index) => ({ part, inference: inferences[index] ?? nothingInferred(noInputYet(range)) }));
      return { outputShape: inferences.at(-1)?.outputShape ?? shape, weights: weightsInside(parts) };
    },
    spec(): ModelSpec {
      const inputId = input?.id ?? `${id}/input`;
      let previous: TensorReference = { layer: inputId, call: 0, output: 0 };
      const inferences = walk(inputShape);
      const layers = chain.map(({ part }, index) => {
        const { outputShape, weights } = inferences[index] ?? nothingInferred(noInputYet(range));
        const call = { inputs: [previous], outputShape };
        previous = { layer: part.id, call: 0, output: 0 };
        return partSpec(part, [call], weights);
      });
      return {
        id,
        name,
        variable: null,
        className: 'Sequential',
        layers,
        inputs: [{ layer: inputId, shape: inputShape, dtype: input?.dtype ?? 'float32' }],
        outputs: [previous],
        range,
      };
    },
  };
}
