import * as l10n from '@vscode/l10n';
import { unknown, type RandomDraw, type RandomSource } from '../../spec/index.js';
import { Mutable, nativeValue, none, numberOf, type Context, type HostValue, type Interpreter, type Value } from '../python/index.js';
import { callNumpy } from './call.js';
import { shuffleInPlace } from './shuffle.js';

/** Where a generator of random numbers stands; the seed is null where it, or what was drawn since, is not known. */
interface Position {
  readonly seed: number | null;
  readonly before: readonly RandomDraw[];
  /** Set for `default_rng`. */
  readonly generator?: 'pcg64';
}

/** More draws than these are not followed. */
const maximumDraws = 50;

/** A generator of random numbers of numpy, `np.random.RandomState(42)`, `np.random.default_rng(42)`, or the one that the functions of `np.random` share. */
export class RandomStateValue extends Mutable<Position> implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'random generator';

  constructor(
    readonly born: number,
    private position: Position,
  ) {
    super();
  }

  attribute(name: string): Value | undefined {
    if (name === 'seed') return nativeValue(name, (call) => this.reseed(numberOf(call.positional[0]?.value) ?? null, call));
    if (name === 'shuffle') return nativeValue(name, (call) => shuffleInPlace(call.positional[0]?.value ?? none, call, this));
    return nativeValue(name, (call) => callNumpy('numpy.random', name, call, this) ?? unknown(l10n.t('What this gives is known only when the file runs.'), call.range));
  }

  /** Whether it is a `default_rng`, whose functions have parameters of their own. */
  get isGenerator(): boolean {
    return this.position.generator !== undefined;
  }

  /** Where the next numbers come from. */
  source(context: Context): RandomSource {
    return { ...this.position, place: context.interpreter.clock.next() };
  }

  /** Draws. @param draw What; null where that is not known, so that it is not known what comes next. */
  drawn(draw: RandomDraw | null, context: Context): void {
    context.interpreter.touch(this);
    const { seed, before } = this.position;
    const isKnown = draw !== null && seed !== null && before.length < maximumDraws;
    this.position = isKnown ? { ...this.position, before: [...before, draw] } : { ...this.position, seed: null, before: [] };
  }

  /** `np.random.seed(42)` */
  reseed(seed: number | null, context: Context): Value {
    context.interpreter.touch(this);
    this.position = { ...this.position, seed: isSeed(seed) ? seed : null, before: [] };
    return none;
  }

  override save(): Position {
    return this.position;
  }

  override restore(position: Position): void {
    this.position = position;
  }

  override merge(states: readonly Position[]): void {
    const [first, ...others] = states;
    if (first !== undefined) this.position = others.every((other) => other === first) ? first : { ...first, seed: null, before: [] };
  }
}

/** Whether RandomState takes a number as its seed. */
export function isSeed(seed: number | null | undefined): seed is number {
  return typeof seed === 'number' && Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32;
}

const shared = new WeakMap<Interpreter, RandomStateValue>();

/** The generator that the functions of `np.random` share in a program. */
export function sharedState({ interpreter }: Context): RandomStateValue {
  let state = shared.get(interpreter);
  if (state === undefined) {
    state = new RandomStateValue(0, { seed: null, before: [] });
    shared.set(interpreter, state);
  }
  return state;
}
