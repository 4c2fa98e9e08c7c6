import { add, divide, maximum, multiply, power, squareRoot, subtract } from '../../graph/index.js';
import { booleanArgument, numberArgument } from '../argument.js';
import type { ParameterDefinition } from '../definition.js';
import { slotOf, type OptimizerStep, type SlotDefinition, type WeightStep, type WeightUpdate } from './definition.js';
import { squared } from './squared.js';

/** What Adam and AdamW share. */
export const adamParameters: readonly ParameterDefinition[] = [
  { name: 'beta_1', default: 0.9 },
  { name: 'beta_2', default: 0.999 },
  { name: 'epsilon', default: 1e-7 },
  { name: 'amsgrad', default: false },
];

/** The two moments of the gradient and, for AMSGrad, the greatest second moment so far. */
export function adamSlots(amsgrad: boolean): readonly SlotDefinition[] {
  return [slotOf('momentum'), slotOf('velocity'), ...(amsgrad ? [slotOf('velocity_hat')] : [])];
}

/**
 * As keras/src/optimizers/adam.py writes it: epsilon is the paper's "epsilon hat", added to the root of the uncorrected
 * second moment.
 */
export function adamRule({ config, learningRate, iteration }: OptimizerStep): (weight: WeightStep) => WeightUpdate {
  const beta1 = numberArgument(config, 'beta_1');
  const beta2 = numberArgument(config, 'beta_2');
  const epsilon = numberArgument(config, 'epsilon');
  const amsgrad = booleanArgument(config, 'amsgrad');
  const correction = divide(squareRoot(subtract(1, power(beta2, iteration))), subtract(1, power(beta1, iteration)));
  const rate = multiply(learningRate, correction);
  return ({ weight, gradient, slot }) => {
    const momentum = add(multiply(slot('momentum'), beta1), multiply(gradient, 1 - beta1));
    const square = squared(gradient);
    const velocity = add(multiply(slot('velocity'), beta2), multiply(square, 1 - beta2));
    const largest = amsgrad ? maximum(slot('velocity_hat'), velocity) : velocity;
    const move = divide(multiply(momentum, rate), add(squareRoot(largest), epsilon));
    const slots = amsgrad ? { momentum, velocity, velocity_hat: largest } : { momentum, velocity };
    return { weight: subtract(weight, move), slots };
  };
}
