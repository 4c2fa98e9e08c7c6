import { randomUniform, type Tensor } from '../../src/graph/index.js';
import { configure, layers, type ForwardContext } from '../../src/nn/index.js';
import type { Config } from '../../src/spec/index.js';

/** What surrounds a layer under test; what a test does not give, the layer must not ask for. */
export interface Surroundings {
  readonly training?: boolean;
  readonly weights?: ReadonlyMap<string, Tensor>;
  readonly mask?: Tensor;
}

/** The first output of a layer of the catalogue, called alone. */
export function forward(className: string, given: Config, inputs: readonly Tensor[], surroundings: Surroundings = {}): Tensor {
  const definition = layers.find(className)!;
  const { training = true, weights, mask = null } = surroundings;
  const unused = (): never => {
    throw new Error(`${className} keeps no statistics and penalizes nothing.`);
  };
  const context: ForwardContext = {
    training,
    trainable: true,
    weight: (name) => weights!.get(name)!,
    assign: unused,
    penalize: unused,
    randomUniform: (shape) => randomUniform(shape, 0),
    mask: () => mask,
    callTensors: () => [],
    callValue: () => undefined,
  };
  const output = definition.forward!(context, configure(definition, given).config, inputs);
  return 'operation' in output ? output : output[0]!;
}
