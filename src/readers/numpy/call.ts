import type { Call, Value } from '../python/index.js';
import { callExactly } from './exact.js';
import { callByRule } from './functions.js';
import { scalarOf } from './scalars.js';

/** What a function of numpy gives; `undefined` where it is not read. @param path `numpy`, or a module in it. */
export function callNumpy(path: string, name: string, call: Call): Value | undefined {
  return (path === 'numpy' ? (scalarOf(name, call) ?? callExactly(name, call)) : undefined) ?? callByRule(path, name, call, 'float64');
}
