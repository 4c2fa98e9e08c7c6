import * as v from 'valibot';
import type { TrainingPlan } from '../spec/index.js';

const stepKinds = ['compile', 'fit', 'evaluate', 'predict', 'setTrainable', 'setWeights', 'clone', 'save'] as const;

const planShape = v.looseObject({
  source: v.string(),
  models: v.array(
    v.looseObject({ id: v.string(), name: v.string(), layers: v.array(v.looseObject({ id: v.string(), className: v.string() })) }),
  ),
  steps: v.array(v.looseObject({ kind: v.picklist(stepKinds), model: v.string() })),
  unknowns: v.array(v.unknown()),
});

/** A {@link TrainingPlan}: its outline is checked here, each part by whoever uses it. */
export const planSchema = v.custom<TrainingPlan>((value) => v.is(planShape, value), 'a training plan is expected');
