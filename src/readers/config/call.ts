import * as l10n from '@vscode/l10n';
import { unknown, type CallArgument, type CallValue } from '../../spec/index.js';
import type { Json } from '../json/index.js';
import { configValue } from './config-value.js';
import { savedTensor, savedTensors, type SavedTensor } from './references.js';
import { elementsOf, member, rangeOf, textOf } from './saved.js';

/** One call of a layer or a function, as a saved model has it. */
export interface SavedCall {
  /** The tensors that it takes, in order. */
  readonly tensors: readonly SavedTensor[];
  /** All arguments, the tensors among them. */
  readonly arguments: readonly CallArgument[];
  /** Whether the arguments are nothing but the tensors in their order. */
  readonly isPlain: boolean;
}

/** A call that takes tensors and nothing else. */
export function plainSavedCall(tensors: readonly SavedTensor[]): SavedCall {
  return { tensors, arguments: tensors.map((_, input) => ({ name: null, value: { kind: 'input', input } })), isPlain: true };
}

/**
 * A call: of Keras 3 `{"args": […], "kwargs": {…}}` (keras/src/models/functional.py, `serialize_node`), of Keras 2 the list
 * of its tensors.
 */
export function savedCall(json: Json, path: string): SavedCall {
  const [positional, named] = [member(json, 'args'), member(json, 'kwargs')];
  if (positional === undefined) return plainSavedCall(savedTensors(json));
  const values = new ArgumentValues(path);
  const byPlace = elementsOf(positional).map((each): CallArgument => ({ name: null, value: values.of(each) }));
  const byName = named?.kind === 'object' ? [...named.members].map(([name, { value }]): CallArgument => ({ name, value: values.of(value) })) : [];
  const given = [...byPlace, ...byName.filter(({ value }) => value !== null)];
  const isPlain = given.every(({ name, value }) => name === null && isOfInputs(value));
  return { tensors: values.tensors, arguments: given, isPlain };
}

/** What is not a tensor among the arguments of functions, such as an axis, is part of their configuration. */
export function withSettings({ tensors, arguments: given }: SavedCall, config: Json | undefined, path: string): SavedCall {
  const settings = config?.kind === 'object' ? [...config.members].filter(([name]) => name !== 'name' && name !== 'dtype') : [];
  return { tensors, arguments: [...given, ...settings.map(([name, { value }]) => ({ name, value: configValue(value, path) }))], isPlain: false };
}

/** Turns saved values into arguments, collecting the tensors on the way. */
class ArgumentValues {
  readonly tensors: SavedTensor[] = [];

  constructor(private readonly path: string) {}

  of(json: Json): CallValue {
    const tensor = savedTensor(json);
    if (tensor !== null) return { kind: 'input', input: this.tensors.push(tensor) - 1 };
    if (json.kind === 'array') return json.elements.map((each) => this.of(each));
    if (json.kind !== 'object') return configValue(json, this.path);
    const [className, config] = [textOf(member(json, 'class_name')), member(json, 'config')];
    if (className === '__tuple__') return elementsOf(member(json, 'items')).map((each) => this.of(each));
    if (className === '__ellipsis__') return { kind: 'ellipsis' };
    if (className === '__slice__') return this.slice(config, json);
    // Tensors in a dictionary are inputs all the same.
    this.tensors.push(...savedTensors(json));
    return configValue(json, this.path);
  }

  private slice(config: Json | undefined, json: Json): CallValue {
    const [start, stop, step] = ['start', 'stop', 'step'].map((name) => numberIn(member(config, name)));
    if (start === undefined || stop === undefined || step === undefined) return unknown(l10n.t('What is given here is known only when the file runs.'), rangeOf(this.path, json));
    return { kind: 'slice', start, stop, step: step ?? 1 };
  }
}

function numberIn(json: Json | undefined): number | null | undefined {
  if (json?.kind !== 'scalar') return undefined;
  return typeof json.value === 'number' || json.value === null ? json.value : undefined;
}

function isOfInputs(value: CallValue): boolean {
  if (Array.isArray(value)) return (value as readonly CallValue[]).every(isOfInputs);
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'input';
}
