import { isUnknown, type Maybe, type Unknown } from '../../../spec/index.js';
import { booleanValue, Mutable, type Value } from '../../python/index.js';

interface TrainabilityState {
  readonly atFirst: boolean;
  readonly now: Maybe<boolean>;
}

/** Whether a layer or a model is trainable: when the plan begins, and where the file has been read to. */
export class Trainability extends Mutable<TrainabilityState> {
  private state: TrainabilityState;

  constructor(
    readonly born: number,
    atFirst: boolean,
  ) {
    super();
    this.state = { atFirst, now: atFirst };
  }

  /** As it was made; what is set later are steps of the plan. */
  get atFirst(): boolean {
    return this.state.atFirst;
  }

  get now(): Maybe<boolean> {
    return this.state.now;
  }

  /** What the program sees. */
  get value(): Value {
    return isUnknown(this.now) ? this.now : booleanValue(this.now);
  }

  /** Changes it by a step of the plan. */
  set(now: Maybe<boolean>): void {
    this.state = { ...this.state, now };
  }

  /** Changes it before there is anything in the plan that it belongs to: so it is made. */
  start(now: boolean): void {
    this.state = { atFirst: now, now };
  }

  override save(): TrainabilityState {
    return this.state;
  }

  override restore(state: TrainabilityState): void {
    this.state = state;
  }

  override merge(states: readonly TrainabilityState[], reason: Unknown): void {
    const [first, ...others] = states;
    if (first === undefined) return;
    this.state = others.every(({ now }) => now === first.now) ? first : { ...first, now: reason };
  }
}
