import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../../../spec/index.js';
import { argumentOf, type Call } from '../call.js';
import { elementsOf } from '../elements.js';
import { moduleOf } from '../library.js';
import { NamespaceValue } from '../namespace.js';
import { nativeValue, none, stringValue, type Value } from '../values.js';

/** An object with the arguments of its call as attributes. */
function recordOf(...names: readonly string[]): Value {
  return nativeValue('hparams', (call) => record(call, Object.fromEntries(names.map((name, position) => [name, argumentOf(call, position, name) ?? none]))));
}

function record(call: Call, members: Readonly<Record<string, Value>>, key?: string): Value {
  const fields = call.interpreter.dictionary();
  for (const [name, value] of Object.entries(members)) fields.set(stringValue(name), value, null);
  return new NamespaceValue(fields, key);
}

/** `Discrete([32, 16])`: its `values` are sorted (tensorboard/plugins/hparams/summary_v2.py). */
function discrete(call: Call): Value {
  const elements = elementsOf(argumentOf(call, 0, 'values') ?? none, call.range);
  if (isUnknown(elements)) return elements;
  const plain = elements.flatMap((element) => (element.kind === 'number' || element.kind === 'string' || element.kind === 'boolean' ? [element] : []));
  if (plain.length < elements.length) return unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
  const sorted = plain.sort((one, other) => (one.value < other.value ? -1 : Number(one.value > other.value)));
  return record(call, { values: call.interpreter.list(sorted) });
}

/** `HParam("units", Discrete([16, 32]))`: a key of the dictionaries that say what a run is made with. */
function parameter(call: Call): Value {
  const name = argumentOf(call, 0, 'name') ?? none;
  const members = { name, domain: argumentOf(call, 1, 'domain') ?? none };
  return record(call, members, name.kind === 'string' ? `HParam ${name.value}` : undefined);
}

/** TensorBoard's hyperparameters: what programs that try several go through. */
export const hparams = moduleOf('tensorboard.plugins.hparams.api', {
  HParam: nativeValue('HParam', parameter),
  Discrete: nativeValue('Discrete', discrete),
  RealInterval: recordOf('min_value', 'max_value'),
  IntInterval: recordOf('min_value', 'max_value'),
  Metric: recordOf('tag', 'group', 'display_name'),
  hparams: nativeValue('hparams', () => none),
  hparams_config: nativeValue('hparams_config', () => none),
});
