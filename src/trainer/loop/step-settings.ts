import type { StepSettings } from '../../nn/index.js';
import type { Fit } from '../fit/fit.js';
import { sampleType, type Samples } from '../fit/samples.js';

/** What the steps of a kind have in common. */
export type Stepped = Pick<Fit, 'model' | 'compile' | 'classWeight' | 'batchSize'>;

/** What the graph of a step over samples is built from. */
export function stepSettings({ model, compile, classWeight }: Stepped, { x, y, sampleWeight }: Samples, batchSize: number): StepSettings {
  return {
    model,
    compile,
    batchSize,
    x: x.map(sampleType),
    y: y.map(sampleType),
    ...(sampleWeight === null ? {} : { sampleWeight: sampleType(sampleWeight) }),
    ...(classWeight === null ? {} : { classWeight }),
  };
}
