import { none, type Call, type ClassValue, type Value } from '../python/index.js';
import { bindArguments, givenValue } from './bind.js';
import { ownEntry } from '../own-entry.js';

/** A class of callbacks that many files bring along in the same form: how it is made, and where it does its work. */
interface CustomaryClass {
  readonly parameters: readonly string[];
  readonly method: string;
}

/** The helper classes of A. Géron's notebooks (handson-ml3, chapters 10 and 11), which set the learning rate of each step. */
const customary: Readonly<Record<string, CustomaryClass>> = {
  OneCycleScheduler: { parameters: ['iterations', 'max_lr', 'start_lr', 'last_iterations', 'last_lr'], method: 'on_batch_begin' },
  ExponentialDecay: { parameters: ['n_steps'], method: 'on_batch_begin' },
  ExponentialLearningRate: { parameters: ['factor'], method: 'on_batch_end' },
};

/**
 * The arguments of an object of a class of the file that extends Callback, with the defaults of its `__init__`: of a
 * class that is known by its name and its form alone, since nothing else says what an object of the file does.
 */
export function customaryArguments(type: ClassValue, call: Call): readonly (readonly [string, Value])[] {
  const known = ownEntry(customary, type.name);
  const constructor = type.members.get('__init__')?.value;
  if (known === undefined || constructor?.kind !== 'function' || !type.members.has(known.method)) return [];
  const own = constructor.parameters.slice(1);
  if (own.map(({ parameter }) => parameter.name).join() !== known.parameters.join()) return [];
  const bound = bindArguments(call, own.map(({ parameter: { name } }) => ({ name })));
  return own.map(({ parameter: { name }, default: preset }) => [name, givenValue(bound, name) ?? preset ?? none] as const);
}
