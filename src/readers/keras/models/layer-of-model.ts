import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import { argumentOf, numberOf, type Call, type Value } from '../../python/index.js';
import type { Operation } from '../operations/operation.js';

/** `model.get_layer("block5_pool")`, `model.get_layer(index=3)`. @param operations The layers of the model, in order. */
export function layerOfModel(model: string, operations: readonly Operation[], call: Call): Value {
  const name = argumentOf(call, 0, 'name');
  if (name?.kind === 'string') return layerNamed(name.value, model, operations, call);
  const index = numberOf(argumentOf(call, 1, 'index') ?? name);
  return (index === undefined ? undefined : operations.at(index)) ?? unknown(l10n.t('Which layer this is is known only when the file runs.'), call.range);
}

function layerNamed(name: string, model: string, operations: readonly Operation[], call: Call): Value {
  const found = operations.find((operation) => operation.name === name);
  if (found !== undefined) return found;
  const input = /^input_\d+$/.test(name) ? onlyInput(operations) : undefined;
  if (input === undefined) return unknown(l10n.t('No layer named "{1}" is seen in "{0}".', model, name), call.range);
  call.interpreter.note(unknown(l10n.t('"{0}" is a name that Keras 2 gave inputs; Keras 3 names this one "{1}". It is read as that layer.', name, input.name), call.range));
  return input;
}

/** The input of a model that has one, and that Keras has named. */
function onlyInput(operations: readonly Operation[]): Operation | undefined {
  const [input, ...others] = operations.filter(({ className }) => className === 'InputLayer');
  return others.length === 0 && input !== undefined && /^input_layer(?:_\d+)?$/.test(input.name) ? input : undefined;
}
