import type { Tensor } from '../../graph/index.js';
import type { ConfigValue } from '../../spec/index.js';
import type { ForwardContext } from '../definition.js';

/** What a layer inside another finds around it: its weights have the prefix in their names, the call is not its own. */
export class PrefixedContext implements ForwardContext {
  /**
   * @param inputMask The mask of the inner layer's input.
   * @param tensors The tensors that the inner call is given besides its inputs, by argument.
   */
  constructor(
    private readonly outer: ForwardContext,
    private readonly prefix: string,
    private readonly inputMask: Tensor | null = null,
    private readonly tensors: Readonly<Partial<Record<string, readonly Tensor[]>>> = {},
  ) {}

  get training(): boolean {
    return this.outer.training;
  }

  get trainable(): boolean {
    return this.outer.trainable;
  }

  weight(name: string): Tensor {
    return this.outer.weight(this.prefix + name);
  }

  assign(name: string, next: Tensor): void {
    this.outer.assign(this.prefix + name, next);
  }

  penalize(penalty: Tensor): void {
    this.outer.penalize(penalty);
  }

  randomUniform(shape: readonly number[]): Tensor {
    return this.outer.randomUniform(shape);
  }

  mask(): Tensor | null {
    return this.inputMask;
  }

  callTensors(name: string): readonly Tensor[] {
    return this.tensors[name] ?? [];
  }

  callValue(): ConfigValue | undefined {
    return undefined;
  }
}
