import * as l10n from '@vscode/l10n';
import { constant, type Operand, type Tensor } from '../../graph/index.js';
import { isUnknown, type CallArgument, type CallValue, type InputArgument, type SliceArgument } from '../../spec/index.js';
import { ArgumentError } from '../argument.js';

/** The arguments of a function on tensors, by their places and names: `x` is the first, or the one of that name. */
export class FunctionArguments {
  private readonly left: Set<CallArgument>;

  constructor(
    private readonly given: readonly CallArgument[],
    private readonly inputs: readonly Tensor[],
  ) {
    this.left = new Set(given);
  }

  /** A tensor, or a number that stands for one. @throws ArgumentError where it is neither. */
  operand(place: number, ...names: readonly string[]): Operand {
    const value = this.value(place, ...names);
    if (typeof value === 'number') return value;
    if (typeof value === 'boolean') return Number(value);
    return this.asTensor(value) ?? this.refuse(names, l10n.t('a tensor or a number'));
  }

  /** @throws ArgumentError where the argument is no tensor. */
  tensor(place: number, ...names: readonly string[]): Tensor {
    const operand = this.operand(place, ...names);
    return typeof operand === 'number' ? constant(operand) : operand;
  }

  /** @throws ArgumentError where the argument is no list of tensors. */
  tensors(place: number, ...names: readonly string[]): readonly [Tensor, ...Tensor[]] {
    const value = this.value(place, ...names);
    const list: readonly CallValue[] = Array.isArray(value) ? (value as readonly CallValue[]) : [];
    const [first, ...others] = list.map((one) => this.asTensor(one) ?? this.refuse(names, l10n.t('a list of tensors')));
    return first === undefined ? this.refuse(names, l10n.t('a list of tensors')) : [first, ...others];
  }

  /** @throws ArgumentError where the argument is given and no number. */
  number(place: number, name: string, preset: number): number {
    const value = this.value(place, name) ?? preset;
    return typeof value === 'number' ? value : this.refuse([name], l10n.t('a number'));
  }

  /** @throws ArgumentError where the argument is given and neither True nor False. */
  flag(place: number, name: string, preset: boolean): boolean {
    const value = this.value(place, name) ?? preset;
    return typeof value === 'boolean' ? value : this.refuse([name], l10n.t('True or False'));
  }

  /** Numbers, given as one or as several; null where the argument is `None` or left out. */
  numbers(place: number, ...names: readonly string[]): readonly number[] | null {
    const value = this.value(place, ...names);
    if (value === undefined || value === null) return null;
    const list: readonly CallValue[] = Array.isArray(value) ? (value as readonly CallValue[]) : [value];
    return list.map((one) => (typeof one === 'number' ? one : this.refuse(names, l10n.t('numbers'))));
  }

  /** The parts of an index: whole numbers, slices, `None` and `...`. */
  index(place: number): readonly (number | null | SliceArgument | 'ellipsis')[] {
    const value = this.value(place);
    const parts: readonly CallValue[] = Array.isArray(value) ? (value as readonly CallValue[]) : [value ?? null];
    return parts.map((part) => {
      if (part === null || typeof part === 'number') return part;
      if (isKind(part, 'slice')) return part;
      return isKind(part, 'ellipsis') ? 'ellipsis' : this.refuse([], l10n.t('whole numbers and slices'));
    });
  }

  /** @throws ArgumentError where an argument is given that the function has not asked for. */
  requireNothingLeft(): void {
    const [first] = [...this.left].filter(({ value }) => value !== null);
    if (first === undefined) return;
    const name = first.name ?? l10n.t('number {0}', 1 + this.given.indexOf(first));
    throw new ArgumentError(name, l10n.t('Its argument "{0}" is not followed yet.', name));
  }

  private value(place: number, ...names: readonly string[]): CallValue | undefined {
    const found = this.given.find(({ name }, position) => (name === null ? position === place : names.includes(name)));
    if (found === undefined) return undefined;
    this.left.delete(found);
    const { value } = found;
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && isUnknown(value)) {
      throw new ArgumentError(names[0] ?? '', l10n.t('The value of "{0}" is not known: {1}', names[0] ?? '', value.reason));
    }
    return value;
  }

  private asTensor(value: CallValue | undefined): Tensor | undefined {
    if (value !== undefined && isKind(value, 'input')) return this.inputs[value.input];
    if (typeof value === 'number') return constant(value);
    const numbers = value === undefined ? undefined : numbersOf(value);
    return numbers === undefined ? undefined : constant(numbers);
  }

  private refuse(names: readonly string[], wanted: string): never {
    const name = names[0] ?? 'index';
    throw new ArgumentError(name, l10n.t('The argument "{0}" must be {1}.', name, wanted));
  }
}

function numbersOf(value: CallValue): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const numbers = (value as readonly CallValue[]).filter((one) => typeof one === 'number');
  return numbers.length === value.length && numbers.length > 0 ? numbers : undefined;
}

interface Kinds {
  readonly input: InputArgument;
  readonly slice: SliceArgument;
  readonly ellipsis: { readonly kind: 'ellipsis' };
}

function isKind<Kind extends keyof Kinds>(value: CallValue, kind: Kind): value is Kinds[Kind] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'kind' in value && value.kind === kind;
}
