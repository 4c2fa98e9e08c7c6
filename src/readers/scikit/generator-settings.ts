import { isUnknown, type GeneratorValue } from '../../spec/index.js';
import { elementsOf, numberOf, type Call, type Value } from '../python/index.js';
import { isSeed, sharedState } from '../numpy/index.js';

/** The parameters that may be given by their places (sklearn/datasets/_samples_generator.py). */
const places: Readonly<Record<string, readonly string[]>> = {
  make_blobs: ['n_samples', 'n_features'],
  make_classification: ['n_samples', 'n_features'],
  make_regression: ['n_samples', 'n_features'],
  make_friedman1: ['n_samples', 'n_features'],
};

/** What a generator of scikit-learn is given; `undefined` where something is not known. */
export function settingsOf(call: Call, generator: string): Readonly<Record<string, GeneratorValue>> | undefined {
  const names = places[generator] ?? ['n_samples'];
  const given = new Map<string, Value>([...call.keywords].map(([name, { value }]) => [name, value]));
  call.positional.forEach(({ value }, place) => given.set(names[place] ?? '', value));
  const settings: Record<string, GeneratorValue> = {};
  for (const [name, value] of given) {
    const plain = plainValue(value, call);
    if (plain === undefined) return undefined;
    settings[name] = plain;
  }
  const seed = settings['random_state'] ?? null;
  // What is drawn from the shared generator is not followed any further.
  if (seed === null) sharedState(call).drawn(null, call);
  const isComplete = call.open === null && !('' in settings) && settings['coef'] !== true && settings['return_centers'] !== true && settings['return_X_y'] !== false;
  return isComplete && (seed === null || isSeed(typeof seed === 'number' ? seed : undefined)) ? settings : undefined;
}

function plainValue(value: Value, call: Call): GeneratorValue | undefined {
  if (value.kind === 'none') return null;
  if (value.kind === 'boolean' || value.kind === 'string') return value.value;
  const number = numberOf(value);
  if (number !== undefined) return number;
  if (value.kind !== 'list' && value.kind !== 'tuple') return undefined;
  const elements = elementsOf(value, call.range);
  if (isUnknown(elements)) return undefined;
  const plain = elements.map((element) => plainValue(element, call));
  return plain.includes(undefined) ? undefined : plain.filter((element) => element !== undefined);
}
