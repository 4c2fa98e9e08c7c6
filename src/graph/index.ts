export { differentiate } from './differentiate.js';
export { GraphError, ShapeMismatchError, TypeMismatchError } from './errors.js';
export type { Operation } from './operation.js';
export * from './operations/index.js';
export { topologicalOrder } from './order.js';
export { broadcastShapes, elementCount, rowMajorStrides, sameShape } from './shape.js';
export * from './step.js';
export * from './tensor.js';
