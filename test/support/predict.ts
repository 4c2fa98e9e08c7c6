import type { DataArray } from '../../src/data/index.js';
import type { Engine } from '../../src/engines/index.js';
import { elementCount } from '../../src/graph/index.js';
import { batchNames, flattened, modelWeights, predictionName, predictionStep } from '../../src/nn/index.js';
import type { ModelSpec } from '../../src/spec/index.js';

/** What the outputs of a model are for one batch, with weights by their names. */
export async function predict(
  engine: Engine,
  model: ModelSpec,
  models: readonly ModelSpec[],
  weights: ReadonlyMap<string, Float32Array>,
  inputs: readonly DataArray[],
): Promise<number[][]> {
  const flat = flattened(model, models);
  const batchSize = inputs[0]?.shape[0] ?? 1;
  const graph = predictionStep({ model: flat, batchSize, x: inputs.map(({ shape }) => ({ type: 'float32', shape: shape.slice(1) })) });
  const values = new Map(modelWeights(flat).map(({ name, spec: { shape } }) => [name, { shape, values: weights.get(name) ?? new Float32Array() }]));
  for (const { name, shape } of graph.state) if (!values.has(name)) values.set(name, { shape, values: new Float32Array(elementCount(shape)) });
  const state = engine.createState(values);
  const program = await engine.compile(graph);
  const names = batchNames('x', inputs.length);
  await program.run(state, {
    rows: Int32Array.from({ length: batchSize }, (_, row) => row),
    steps: 1,
    data: Object.fromEntries(inputs.map((input, index) => [names[index] ?? '', input])),
    scalars: {},
    seed: 0,
    firstStep: 1,
  });
  await program.dispose();
  return model.outputs.map((_, index) => Array.from(state.read(predictionName(index))));
}
