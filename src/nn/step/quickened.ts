import { lower, withoutUnseen, type Tensor } from '../../graph/index.js';
import type { ForwardPass } from './forward.js';

/**
 * The same pass by fewer and quicker operations. What comes out of the layers stays whole: a step that measures it
 * computes, where that is more, what the loss alone would not need.
 */
export function quickened(pass: ForwardPass): ForwardPass {
  const activations = pass.activations.flatMap(({ tensors }) => tensors);
  const needed = [
    ...pass.outputs.flatMap(({ prediction, mask }) => (mask === null ? [prediction] : [prediction, mask])),
    ...pass.assigned.values(),
    ...pass.penalties,
  ];
  const lowered = lower([...activations, ...withoutUnseen(needed)]);
  // What is an activation and needed as well is taken as it is needed.
  const quick = new Map([...activations, ...needed].map((tensor, index): [Tensor, Tensor] => [tensor, lowered[index] ?? tensor]));
  const now = (tensor: Tensor): Tensor => quick.get(tensor) ?? tensor;
  return {
    ...pass,
    outputs: pass.outputs.map(({ prediction, mask }) => ({ prediction: now(prediction), mask: mask && now(mask) })),
    assigned: new Map([...pass.assigned].map(([name, tensor]) => [name, now(tensor)])),
    penalties: pass.penalties.map(now),
    activations: pass.activations.map(({ layer, tensors }) => ({ layer, tensors: tensors.map(now) })),
  };
}
