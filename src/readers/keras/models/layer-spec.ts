import type { LayerCall, LayerSpec } from '../../../spec/index.js';
import { FunctionOperation } from '../operations/function.js';
import { LayerValue } from '../operations/layer.js';
import type { Application, Inference, Operation } from '../operations/operation.js';

/** An operation as a layer of a model's specification. */
export function layerSpec(operation: Operation, calls: readonly LayerCall[], weights: Inference['weights']): LayerSpec {
  const computesAs = operation instanceof LayerValue ? operation.computesAs : null;
  return {
    id: operation.id,
    name: operation.name,
    className: operation.className,
    config: operation.config,
    source: operation.source,
    calls,
    weights,
    trainable: operation.trainability?.atFirst ?? true,
    ...(computesAs !== null && { computesAs }),
    ...(operation instanceof LayerValue && operation.adapted !== null && { adapted: operation.adapted }),
    ...(operation instanceof FunctionOperation && { isFunction: true as const }),
  };
}

/** The arguments of an application, for the specification of its call. */
export function givenIn(application: Application | undefined): Pick<LayerCall, 'arguments'> {
  return application?.arguments === undefined ? {} : { arguments: application.arguments };
}
