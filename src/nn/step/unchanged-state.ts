import type { StepGraph } from '../../graph/index.js';
import type { ForwardPass } from './forward.js';

/** The weights that a pass reads, each as it was: the state of a step that trains nothing. */
export const unchangedState = ({ weights, read }: ForwardPass): StepGraph['state'] =>
  weights.flatMap(({ name, spec: { shape } }) => {
    const value = read.get(name);
    return value === undefined ? [] : [{ name, shape, read: value, next: value }];
  });
