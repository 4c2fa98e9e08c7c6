import * as v from 'valibot';
import type { TrainingPlan } from '../spec/index.js';

const unknown = v.looseObject({ kind: v.literal('unknown'), reason: v.string() });
/** A part that the reader may not know. */
const maybe = (known: v.GenericSchema): v.GenericSchema => v.union([unknown, known]);

const shape = v.array(v.nullable(v.number()));
const configObject = v.looseObject({ kind: v.literal('object'), className: v.string(), config: v.record(v.string(), v.unknown()) });
const tensorReference = v.looseObject({ layer: v.string(), call: v.number(), output: v.number() });

const layer = v.looseObject({
  id: v.string(),
  name: v.string(),
  className: v.string(),
  config: v.record(v.string(), v.unknown()),
  calls: v.array(
    v.looseObject({
      inputs: v.array(tensorReference),
      outputShape: maybe(shape),
      arguments: v.optional(v.array(v.looseObject({ name: v.nullable(v.string()), value: v.unknown() }))),
      followsFunctions: v.optional(v.literal(true)),
    }),
  ),
  weights: maybe(v.array(v.looseObject({ name: v.string(), shape: v.array(v.number()), trainable: v.boolean() }))),
  trainable: v.boolean(),
  isFunction: v.optional(v.literal(true)),
});

const model = v.looseObject({
  id: v.string(),
  name: v.string(),
  layers: v.array(layer),
  inputs: v.array(v.looseObject({ layer: v.string(), shape: maybe(shape) })),
  outputs: v.array(tensorReference),
});

/** What is given for several inputs or outputs. */
const several = (value: v.GenericSchema): v.GenericSchema =>
  v.array(v.looseObject({ of: v.union([v.number(), v.string()]), value }));

const array = maybe(v.looseObject({ kind: v.literal('array'), operation: v.string(), shape }));

const severalArrays = { inputs: v.optional(several(array)), targets: v.optional(several(array)) };

const validation = v.variant('kind', [
  unknown,
  v.looseObject({ kind: v.literal('none') }),
  v.looseObject({ kind: v.literal('data'), x: array, y: array, ...severalArrays }),
  v.looseObject({ kind: v.literal('split'), fraction: v.number() }),
]);

const requestedMetrics = {
  metrics: v.array(maybe(configObject)),
  outputMetrics: v.optional(several(v.array(maybe(configObject)))),
};

const compileStep = v.looseObject({
  kind: v.literal('compile'),
  model: v.string(),
  optimizer: maybe(configObject),
  loss: v.nullable(maybe(configObject)),
  losses: v.optional(several(v.nullable(maybe(configObject)))),
  lossWeights: v.optional(maybe(several(v.number()))),
  ...requestedMetrics,
  weightedMetrics: v.optional(v.looseObject(requestedMetrics)),
});

const step = v.variant('kind', [
  compileStep,
  v.looseObject({
    kind: v.literal('fit'),
    model: v.string(),
    x: array,
    y: array,
    ...severalArrays,
    classWeight: v.optional(maybe(v.array(v.tuple([v.number(), v.number()])))),
    sampleWeight: v.optional(array),
    validation,
    epochs: maybe(v.number()),
    initialEpoch: maybe(v.number()),
    batchSize: maybe(v.number()),
    shuffle: maybe(v.boolean()),
    callbacks: v.array(maybe(configObject)),
  }),
  v.looseObject({ kind: v.picklist(['evaluate', 'predict', 'setTrainable', 'setWeights', 'clone', 'save']), model: v.string() }),
  v.looseObject({
    kind: v.literal('load'),
    model: v.string(),
    what: v.picklist(['model', 'weights']),
    path: maybe(v.string()),
    saved: v.optional(v.looseObject({ model: v.string(), by: v.number() })),
    compile: v.optional(v.nullable(compileStep)),
  }),
]);

const plan = v.looseObject({ source: v.string(), models: v.array(model), steps: v.array(step), unknowns: v.array(unknown) });

/** A {@link TrainingPlan}, down to what a trainer builds on; what only explains, such as source ranges, is not looked into. */
export const planSchema: v.GenericSchema<unknown, TrainingPlan> = v.pipe(
  v.unknown(),
  v.rawTransform<unknown, TrainingPlan>(({ dataset, addIssue, NEVER }) => {
    const result = v.safeParse(plan, dataset.value);
    // What was checked is handed on as it came: a copy of a plan would cost time and say the same.
    if (result.success) return dataset.value as TrainingPlan;
    const [issue] = result.issues;
    addIssue({ message: `${v.getDotPath(issue) ?? 'plan'}: ${issue.message}` });
    return NEVER;
  }),
);
