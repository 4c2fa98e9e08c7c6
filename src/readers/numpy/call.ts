import type { Call, Value } from '../python/index.js';
import { uniqueLabels } from './classes.js';
import { callExactly } from './exact.js';
import { followed } from './follow.js';
import { callByRule } from './functions.js';
import type { RandomStateValue } from './random-state.js';
import { scalarOf } from './scalars.js';

/**
 * What a function of numpy gives; `undefined` where it is not read.
 * @param path `numpy`, or a module in it.
 * @param state The generator whose method this is.
 */
export function callNumpy(path: string, name: string, call: Call, state?: RandomStateValue): Value | undefined {
  const exact = path === 'numpy' ? (scalarOf(name, call) ?? (name === 'unique' ? uniqueLabels(call) : callExactly(name, call))) : undefined;
  return exact ?? followed(path, name, call, callByRule(path, name, call, 'float64'), state);
}
