export { argument, ArgumentError, booleanArgument, numberArgument, optionalNumberArgument, stringArgument } from './argument.js';
export { activations, type ActivationCharacter, type ActivationDefinition } from './activations/index.js';
export { applications, drawApplication, type ApplicationDefinition, type BlueprintLayer, type DrawnApplication } from './applications/index.js';
export type { Catalogue } from './catalogue.js';
export { configure, defaultConfig, findParameter, resolve, type Configured } from './configure.js';
export { constraints, type ConstraintDefinition } from './constraints/index.js';
export * from './definition.js';
export { catalogueOf, lookUp } from './families.js';
export {
  fansOf,
  initializers,
  type Fans,
  type InitializerDefinition,
  type InitializerScheme,
} from './initializers/index.js';
export { layerKeywords, layers } from './layers/index.js';
export { losses, type LossDefinition } from './losses/index.js';
export { metrics, type CountingMetric, type MetricDefinition, type MetricSummary } from './metrics/index.js';
export { optimizers, type OptimizerDefinition } from './optimizers/index.js';
export * from './perceptron/index.js';
export { regularizers, type RegularizerDefinition } from './regularizers/index.js';
export { schedules, type ScheduleDefinition } from './schedules/index.js';
export { RandomStream } from './random/index.js';
export { formatShape } from './shape.js';
export * from './text/index.js';
export { countLayerParameters, countParameters, isWeightLayer, modelDepth, type ParameterCount } from './size.js';
export * from './step/index.js';
