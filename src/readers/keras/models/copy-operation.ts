import type { Call } from '../../python/index.js';
import { FunctionOperation } from '../operations/function.js';
import { LayerValue } from '../operations/layer.js';
import { OpaqueOperation } from '../operations/opaque.js';
import type { Operation } from '../operations/operation.js';
import { ModelValue } from './model.js';

/** An operation made anew, with weights of its own and the same name; `undefined` where it cannot be copied. */
export function copyOperation(operation: Operation, call: Call): Operation | undefined {
  if (operation instanceof LayerValue) return operation.copy(call);
  if (operation instanceof FunctionOperation) return operation.copy();
  if (operation instanceof OpaqueOperation) return operation;
  return operation instanceof ModelValue ? operation.clone?.(call) : undefined;
}
