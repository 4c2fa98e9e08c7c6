export { Allowance } from './budget.js';
export { argumentOf, plainCall, type ArgumentPlace, type Call, type Context, type GivenArgument } from './call.js';
export { findMember, hasConstructor, lineage, methodOf, takesArgument } from './classes.js';
export { DictionaryValue, ListValue } from './containers.js';
export { elementsOf } from './elements.js';
export { Interpreter } from './interpreter.js';
export { combineLibraries, moduleOf, type Library } from './library.js';
export { Mutable } from './mutable.js';
export { runName } from './run-program.js';
export { sameValue } from './sameness.js';
export { sliceBounds } from './subscripts.js';
export { standardLibrary } from './standard/index.js';
export { truthOf } from './truth.js';
export {
  booleanValue,
  floatValue,
  hostOf,
  integerValue,
  nativeValue,
  none,
  numberOf,
  stringValue,
  tupleValue,
  type ClassValue,
  type FunctionValue,
  type HostValue,
  type InstanceValue,
  type ModuleValue,
  type NumberValue,
  type NativeValue,
  type SliceValue,
  type Value,
} from './values.js';
export type { ModuleResolver } from './workspace.js';
