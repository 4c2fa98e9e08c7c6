export { ArrayValue, expressionOf, madeArray, notAnArray, shapedArray, type ArrayFacts } from './array.js';
export { toArray } from './creation.js';
export { dtypeNames, dtypeOf } from './dtypes.js';
export { numpyLibrary } from './library.js';
export { broadcast, reduced, reshaped, sizeOf, slicedLength } from './shapes.js';
export { cast, expand, integersOf, reshape } from './methods.js';
