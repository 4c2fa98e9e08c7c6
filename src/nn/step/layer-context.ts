import * as l10n from '@vscode/l10n';
import { randomUniform, type Tensor } from '../../graph/index.js';
import { isUnknown, type ConfigValue, type LayerSpec } from '../../spec/index.js';
import { ArgumentError } from '../argument.js';
import type { ForwardContext } from '../definition.js';
import type { CallArguments } from './call-arguments.js';
import { weightName } from './names.js';

/** What the layers of one forward pass share. */
export interface PassState {
  /** The value of a weight before the step, by its name. */
  readonly read: ReadonlyMap<string, Tensor>;
  /** The weights that layers replace, by their names. */
  readonly assigned: Map<string, Tensor>;
  readonly penalties: Tensor[];
  readonly training: boolean;
  /** How many streams of random numbers there are so far. */
  streams: number;
}

/** What one call of a layer finds around it. */
export class LayerContext implements ForwardContext {
  /** Whether the layer has asked for masks. */
  hasReadMask = false;

  /** @param masks The mask of each of the inputs. */
  constructor(
    private readonly layer: LayerSpec,
    private readonly given: CallArguments,
    private readonly masks: readonly (Tensor | null)[],
    private readonly state: PassState,
  ) {}

  /** What the call says, as `self.dropout(x, training=True)` in a model's own call() does, or the step. */
  get training(): boolean {
    const given = this.given.valueOf('training') ?? null;
    if (isUnknown(given)) throw new ArgumentError('training', l10n.t('The value of "{0}" is not known: {1}', 'training', given.reason));
    return given === null ? this.state.training : Boolean(given);
  }

  get trainable(): boolean {
    return this.layer.trainable;
  }

  weight(name: string): Tensor {
    const key = weightName(this.layer, name);
    const value = this.state.assigned.get(key) ?? this.state.read.get(key);
    if (value === undefined) throw new Error(`${this.layer.className} has no weight ${name}.`);
    return value;
  }

  assign(name: string, next: Tensor): void {
    this.state.assigned.set(weightName(this.layer, name), next);
  }

  penalize(penalty: Tensor): void {
    this.state.penalties.push(penalty);
  }

  randomUniform(shape: readonly number[]): Tensor {
    return randomUniform(shape, this.state.streams++);
  }

  mask(input = 0): Tensor | null {
    this.hasReadMask = true;
    return this.masks[input] ?? null;
  }

  callTensors(name: string): readonly Tensor[] {
    return this.given.tensorsOf(name);
  }

  callValue(name: string): ConfigValue | undefined {
    return this.given.valueOf(name);
  }
}
