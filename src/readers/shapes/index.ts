export { dimensionsOf, FunctionArguments, type ShapeOf } from './arguments.js';
export { dtypeOfFunction } from './dtypes.js';
export { axisAt, broadcast, concatenated, mayAgree, multiplied, reduced, reshaped, sizeOf, slicedLength, sumOf } from './shape.js';
export { isShapeFunction, shapeRuleOf, shapesRuleOf } from './table.js';
