import { beforeAll, describe, expect, it } from 'vitest';
import { findEngine, type Engine } from '../../../src/engines/index.js';
import { constant, differentiate, reduceSum, type Tensor } from '../../../src/graph/index.js';
import { NotTrainableError, trainingStep } from '../../../src/nn/index.js';
import { evaluate } from '../../support/evaluate.js';
import { forward } from '../../support/forward.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';

/** The activations that Keras lacks; those that it has are compared with it in test/parity. */

const COUNT = 20_000;

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine('onnxruntime');
});

/** An activation as a layer makes it. */
function activated(activation: string, x: Tensor, training: boolean): Tensor {
  return forward('Activation', { activation }, [x], { training });
}

function stepOf(layer: Call): () => unknown {
  const model = sequential([4, 2], [layer, ['Flatten'], ['Dense', { units: 3, activation: 'softmax' }]]);
  const [x, y] = [{ type: 'float32', shape: [4, 2] }, { type: 'uint8', shape: [] }] as const;
  return () => trainingStep({ model, compile: compileStep({}), batchSize: 6, x, y });
}

describe('rrelu', () => {
  it('draws the slope of each negative element uniformly from 1/8 to 1/3 while training', async () => {
    const slopes = (await evaluate(engine, activated('Addons>rrelu', constant(-1, [COUNT]), true))).map((value) => -value).sort();
    expect(slopes[0]).toBeGreaterThanOrEqual(0.125);
    expect(slopes.at(-1)).toBeLessThanOrEqual(Math.fround(1 / 3));
    const distances = Array.from(slopes, (slope, index) => Math.abs((slope - 0.125) / (1 / 3 - 0.125) - (index + 0.5) / COUNT));
    // Kolmogorov and Smirnov: a distance that one draw of a hundred thousand exceeds.
    expect(Math.max(...distances)).toBeLessThan(Math.sqrt(Math.log(2 / 1e-5) / 2 / COUNT));
  });

  it('leaves what is not negative as it is', async () => {
    for (const training of [true, false]) {
      expect(Array.from(await evaluate(engine, activated('Addons>rrelu', constant([0, 0.5, 3]), training)))).toEqual([0, 0.5, 3]);
    }
  });

  it('has the mean slope outside of training', async () => {
    const [first, second] = await evaluate(engine, activated('Addons>rrelu', constant([-1, -24]), false));
    expect(first).toBeCloseTo(-11 / 48, 6);
    expect(second).toBeCloseTo(-5.5, 5);
  });

  it('hands gradients back by the slopes that it has drawn', async () => {
    const x = constant(-1, [100]);
    const y = activated('Addons>rrelu', x, true);
    const [gradient] = differentiate(reduceSum(y, null), [x]);
    const [values, slopes] = [await evaluate(engine, y), await evaluate(engine, gradient!)];
    expect(Array.from(slopes)).toEqual(Array.from(values, (value) => -value));
    expect(new Set(slopes).size).toBeGreaterThan(90);
  });

  it('trains in dense and convolutional layers, and is refused in words inside of recurrent cells', () => {
    expect(stepOf(['Dense', { units: 5, activation: 'Addons>rrelu' }])).not.toThrow();
    expect(stepOf(['Conv1D', { filters: 5, kernel_size: 2, activation: 'Addons>rrelu' }])).not.toThrow();
    const recurrent = stepOf(['SimpleRNN', { units: 5, activation: 'Addons>rrelu' }]);
    expect(recurrent).toThrow(NotTrainableError);
    expect(recurrent).toThrow(/"simple_rnn" cannot be trained.*rrelu.*recurrent cell/);
  });

  it('wants its bounds in their order', () => {
    const swapped = { kind: 'object', className: 'Addons>rrelu', config: { lower: 0.4, upper: 0.2 }, given: [] } as const;
    expect(stepOf(['Dense', { units: 5, activation: swapped }])).toThrow(/"lower" of rrelu.*0\.4 and 0\.2/);
  });
});

describe('the step of the perceptron', () => {
  it('says whether a sum is above 0', async () => {
    expect(Array.from(await evaluate(engine, activated('GradLens>step', constant([-2, 0, 0.1, 5]), false)))).toEqual([0, 0, 1, 1]);
  });

  it('is refused by training with gradients, with the way out', () => {
    const step = stepOf(['Dense', { units: 5, activation: 'GradLens>step' }]);
    expect(step).toThrow(NotTrainableError);
    expect(step).toThrow(/"dense" cannot be trained.*no gradient flows.*sigmoid/);
  });
});
