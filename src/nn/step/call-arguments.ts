import type { Tensor } from '../../graph/index.js';
import { isUnknown, type CallValue, type ConfigValue, type LayerCall } from '../../spec/index.js';

/** The arguments of one call of a layer, with the tensors that stand for its inputs. */
export class CallArguments {
  /** Which of the call's inputs are what the layer works on, in the order in which it takes them. */
  readonly places: readonly number[];
  /** The tensors that the layer works on. */
  readonly inputs: readonly Tensor[];
  private readonly others: ReadonlyMap<string, CallValue>;
  private readonly asked = new Set<string>();

  /**
   * @param tensors What each of the call's inputs is.
   * @param names The arguments that are inputs, in their order; `undefined` for a layer that takes any.
   */
  constructor(
    { arguments: given = [] }: Pick<LayerCall, 'arguments'>,
    private readonly tensors: readonly Tensor[],
    names: readonly string[] | undefined,
  ) {
    // Python gives positions before names.
    const named = given.map(({ name, value }, position) => ({ name: name ?? names?.[position] ?? `#${position}`, value }));
    const places = names ?? ['#0', 'inputs', 'x'];
    this.others = new Map(named.filter(({ name }) => !places.includes(name)).map(({ name, value }) => [name, value]));
    const inputs = places.flatMap((place) => named.filter(({ name }) => name === place));
    this.places = given.length === 0 ? [...tensors.keys()] : inputs.flatMap(({ value }) => placesIn(value));
    this.inputs = this.at(this.places);
  }

  /** The tensors of an argument that is not one of the inputs. */
  tensorsOf(name: string): readonly Tensor[] {
    this.asked.add(name);
    const found = this.others.get(name);
    return found === undefined ? [] : this.at(placesIn(found));
  }

  /** The value of an argument that is no tensor; `undefined` where it is not given. */
  valueOf(name: string): ConfigValue | undefined {
    this.asked.add(name);
    const value = this.others.get(name);
    return value === undefined || !isConfigValue(value) ? undefined : value;
  }

  /** The first argument that is given and that nobody has asked for; `None` says nothing, and `training` is for all layers. */
  get unused(): string | undefined {
    return [...this.others].find(([name, value]) => value !== null && name !== 'training' && !this.asked.has(name))?.[0];
  }

  private at(places: readonly number[]): readonly Tensor[] {
    return places.flatMap((place) => this.tensors[place] ?? []);
  }
}

function placesIn(value: CallValue): readonly number[] {
  if (Array.isArray(value)) return (value as readonly CallValue[]).flatMap(placesIn);
  return isInputArgument(value) ? [value.input] : [];
}

function isInputArgument(value: CallValue): value is Extract<CallValue, { kind: 'input' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'input';
}

function isConfigValue(value: CallValue): value is ConfigValue {
  if (Array.isArray(value)) return (value as readonly CallValue[]).every(isConfigValue);
  if (typeof value !== 'object' || value === null || isUnknown(value)) return true;
  return 'kind' in value && value.kind === 'object';
}
